import style from "./quote.module.css";

/** A promise in the customer's words, in serif: `size="row"` in a list, `"page"` on its own page (with quotation marks). `lang`: the wording's own. */
export const Quote = ({
  children,
  size = "row",
  lang,
}: {
  readonly children: string;
  readonly size?: "row" | "page";
  readonly lang?: string;
}) => (
  <span className={style[size]} lang={lang} dir="auto">
    {size === "page" ? `“${children}”` : children}
  </span>
);
