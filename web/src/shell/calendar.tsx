import { useState } from "react";
import { addDays, day as dayText, month as monthText, weekdays } from "../format.js";
import { t } from "../words.js";
import style from "./lens.module.css";

/** One month at a time, weeks from Monday. Days after `last` cannot be chosen; those of `missing` are hatched. */
export const Calendar = ({
  day,
  last,
  missing,
  onDay,
}: {
  readonly day: string;
  readonly last: string;
  readonly missing: readonly string[];
  readonly onDay: (day: string) => void;
}) => {
  const [month, show] = useState(day.slice(0, 7));
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days = Array.from({ length: 31 }, (_, i) => addDays(first, i)).filter((each) => each.startsWith(month));
  const step = (by: -1 | 1) => show(addDays(by < 0 ? first : days.at(-1)!, by).slice(0, 7));
  return (
    <div>
      <div className={style.month}>
        <button type="button" className="word" onClick={() => step(-1)}>
          {t("calendar.before")}
        </button>
        <b aria-live="polite">{monthText(first)}</b>
        <button type="button" className="word" onClick={() => step(1)} disabled={month >= last.slice(0, 7)}>
          {t("calendar.after")}
        </button>
      </div>
      <div className={style.calendar}>
        {weekdays().map((name) => (
          <span key={name} aria-hidden="true">
            {name}
          </span>
        ))}
        {days.map((each, i) => (
          <button
            key={each}
            type="button"
            style={i === 0 ? { gridColumnStart: before + 1 } : undefined}
            aria-pressed={each === day}
            aria-label={missing.includes(each) ? `${dayText(each)}, ${t("lens.missingDay")}` : dayText(each)}
            className={missing.includes(each) && each !== day ? style.missing : undefined}
            disabled={each > last}
            onClick={() => onDay(each)}
          >
            <span>{Number(each.slice(8))}</span>
          </button>
        ))}
      </div>
    </div>
  );
};
