import style from "./budget.module.css";

/** Whether more people may still be let down: `head` (`29 over the limit`) and its `detail`, as the server says them. */
export const Budget = ({
  of,
}: {
  readonly of: { readonly head: string; readonly detail: string; readonly hue: "broken" | "none" };
}) => (
  <span className={style.budget}>
    <b className={of.hue === "broken" ? "broken" : undefined}>{of.head}</b>
    {of.detail && <span className={style.detail}>{of.detail}</span>}
  </span>
);
