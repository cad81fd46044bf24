import { t } from "../words.js";
import style from "./strip.module.css";
import type { VerdictName } from "./verdict.js";

export type StripCell = { readonly says: string; readonly verdict: VerdictName };

/** How it has been: a cell a month (week, day) by verdict, hatched for cannot say; `says` names the cell's time. */
export const Strip = ({ cells }: { readonly cells: readonly StripCell[] }) => (
  <ol className={style.strip}>
    {cells.map(({ says, verdict }) => (
      <li key={says} className={`${style.cell} ${style[verdict]}`} title={`${says}: ${t(`verdict.${verdict}`)}`}>
        <span className="seen-by-readers">{`${says}: ${t(`verdict.${verdict}`)}`}</span>
      </li>
    ))}
  </ol>
);
