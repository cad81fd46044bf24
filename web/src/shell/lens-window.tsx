import { useState } from "react";
import { addDays, day } from "../format.js";
import { useLens } from "../use-lens.js";
import { t } from "../words.js";
import style from "./lens.module.css";
import { WordPopover } from "./word-popover.js";

const lengths = ["7d", "28d", "90d", "year"] as const;

/** Over how long: each promise's own window unless it is said. */
export const LensWindow = ({
  window,
  own,
  today,
}: {
  readonly window: string | undefined;
  /** The days of all promises' windows; null where they differ. */
  readonly own: number | null;
  readonly today: string | undefined;
}) => {
  const { set } = useLens();
  return (
    <WordPopover word={says(window, own, today)} title={t("lens.window")}>
      {(close) => {
        const choose = (to: string | undefined) => {
          set({ window: to });
          close();
        };
        return (
          <>
            <ul className={style.choices}>
              {[undefined, ...lengths].map((each) => (
                <li key={each ?? "own"}>
                  <button type="button" aria-pressed={window === each} onClick={() => choose(each)}>
                    {each === undefined ? t("lens.ownWindow") : says(each, own, today)}
                  </button>
                </li>
              ))}
            </ul>
            <Between window={window} today={today} onChoose={choose} />
          </>
        );
      }}
    </WordPopover>
  );
};

const Between = ({
  window,
  today,
  onChoose,
}: {
  readonly window: string | undefined;
  readonly today: string | undefined;
  readonly onChoose: (window: string) => void;
}) => {
  const [first = "", last = ""] = window?.includes("..") ? window.split("..") : [];
  const [from, setFrom] = useState(first || (today ? addDays(today, -27) : ""));
  const [to, setTo] = useState(last || (today ?? ""));
  return (
    <form
      className={style.choices}
      onSubmit={(event) => {
        event.preventDefault();
        if (from !== "" && to !== "" && from <= to) onChoose(`${from}..${to}`);
      }}
    >
      <label>
        {t("lens.from")}
        <input type="date" value={from} max={to} required onChange={({ target }) => setFrom(target.value)} />
      </label>
      <label>
        {t("lens.to")}
        <input type="date" value={to} min={from} required onChange={({ target }) => setTo(target.value)} />
      </label>
      <button type="submit" className="word">
        {t("lens.set")}
      </button>
    </form>
  );
};

const says = (window: string | undefined, own: number | null, today: string | undefined): string => {
  if (window === undefined) return own === null ? t("lens.ownWindow") : t("lens.days", { n: own });
  if (window === "year") return t("lens.year");
  const [from, to] = window.split("..");
  if (to === undefined) return t("lens.days", { n: Number.parseInt(window, 10) });
  const style = { form: "plain", ...(today ? { today } : {}) } as const;
  return from === to ? day(to, style) : t("lens.between", { from: day(from!, style), to: day(to, style) });
};
