import { useState } from "react";
import { day as dayText } from "../format.js";
import { useLens } from "../use-lens.js";
import { t } from "../words.js";
import { Calendar } from "./calendar.js";
import { WordPopover } from "./word-popover.js";

/** As of which day; and, under it, as we knew it on which. */
export const LensDay = ({
  day,
  today,
  knownAt,
  missing,
  from,
}: {
  readonly day: string | undefined;
  readonly today: string | undefined;
  readonly knownAt: string | undefined;
  /** Days with data missing, hatched in the calendar. */
  readonly missing: readonly string[];
  /** The first day that the calendar knows about. */
  readonly from: string | undefined;
}) => {
  const { set } = useLens();
  return (
    <WordPopover word={day ? dayText(day) : t("lens.today")} title={t("lens.day")}>
      {(close) => (
        <>
          {day && today && (
            <Calendar
              day={day}
              last={today}
              missing={missing}
              onDay={(to) => {
                set({ asOf: to === today ? undefined : to });
                close();
              }}
            />
          )}
          {from && missing.length > 0 && <p className="small">{t("lens.hatched")}</p>}
          <Known knownAt={knownAt} today={today} />
        </>
      )}
    </WordPopover>
  );
};

const Known = ({ knownAt, today }: { readonly knownAt: string | undefined; readonly today: string | undefined }) => {
  const { set } = useLens();
  const [value, setValue] = useState(knownAt ?? "");
  return (
    <label>
      {t("lens.known")}
      <input
        type="date"
        value={value}
        max={today}
        onChange={({ target }) => {
          setValue(target.value);
          if (target.value === "" || /^2\d{3}-/.test(target.value)) set({ knownAt: target.value || undefined });
        }}
      />
      <span className="small">{t("lens.knownHint")}</span>
    </label>
  );
};
