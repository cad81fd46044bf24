import { Link } from "@tanstack/react-router";
import { addDays, day as dayText } from "../format.js";
import { type Me, may } from "../me.js";
import { useAsk } from "../use-ask.js";
import { useLens } from "../use-lens.js";
import { t } from "../words.js";
import style from "./lens.module.css";
import { LensDay } from "./lens-day.js";
import { LensWho } from "./lens-who.js";
import { LensWindow } from "./lens-window.js";
import { openFind } from "./open-find.js";

/** The sentence whose words are controls, at the top of every page; in reverse where the page looks at the past. */
export const Lens = ({ me }: { readonly me: Me | null }) => {
  const { search, past } = useLens();
  const { asOf, knownAt, window, seg } = search;
  const says = useAsk("lens", { ...(asOf && { asOf }), ...(knownAt && { knownAt }) }, { enabled: me !== null }).data;
  if (me === null) return <div className={style.lens} />;
  const day = asOf ?? says?.asOf;
  return (
    <section aria-label={t("lens.label")} className={past ? `${style.lens} ${style.past}` : style.lens}>
      <div className={style.sentence}>
        {past && day && (
          <span className={style.looking}>
            {knownAt
              ? t("lens.pastKnown", { day: dayText(day), known: dayText(knownAt) })
              : t("lens.past", { day: dayText(day) })}{" "}
            <Link
              to="."
              className={style.back}
              search={(before: object) => ({ ...before, asOf: undefined, knownAt: undefined }) as never}
            >
              {t("lens.back")}
            </Link>
          </span>
        )}
        <span className={style.words}>
          <LensWho seg={seg} />
          {", "}
          {t("lens.over")} <LensWindow window={window} own={says?.days ?? null} today={day} />
          {", "}
          {t("lens.asOf")}{" "}
          <LensDay
            day={day}
            today={says?.today}
            knownAt={knownAt}
            missing={says?.missing ?? []}
            from={says ? addDays(says.today, -91) : undefined}
          />
        </span>
      </div>
      <button type="button" className={style.find} onClick={openFind} aria-keyshortcuts="Control+K Meta+K">
        <span>{may(me, "people") ? t("find.openPeople") : t("find.open")}</span>
        <kbd>{/Mac|iP/.test(navigator.userAgent) ? "⌘K" : "Ctrl K"}</kbd>
      </button>
      {past && <p className="seen-by-readers">{t("shell.writesOff")}</p>}
    </section>
  );
};
