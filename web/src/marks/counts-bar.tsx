import { count } from "../format.js";
import { t } from "../words.js";
import style from "./counts-bar.module.css";

const verdicts = ["kept", "broken", "pending", "unknown", "void"] as const;

/** How many were kept, broken, are not due yet, cannot be said, are set aside: a bar, and each in words. */
export const CountsBar = ({ of }: { readonly of: Readonly<Record<(typeof verdicts)[number], number>> }) => {
  const shown = verdicts.filter((verdict) => of[verdict] > 0);
  return (
    <div className={style.counts}>
      <div className={style.bar} aria-hidden="true">
        {shown.map((verdict) => (
          <span key={verdict} className={style[verdict]} style={{ flexGrow: of[verdict] }} />
        ))}
      </div>
      <ul>
        {shown.map((verdict) => (
          <li key={verdict}>
            <b>{count(of[verdict])}</b> {t(`verdict.${verdict}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
