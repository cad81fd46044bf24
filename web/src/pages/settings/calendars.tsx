import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { spoken, t } from "../../words.js";
import { InFile } from "./in-file.js";
import style from "./settings.module.css";

/** Opening hours as kept.yaml declares them: the clocks on which promises run. */
export const Calendars = () => (
  <Answer of={useAsk("settings-page", {})} what={t("settings.calendars")}>
    {({ calendars }) =>
      calendars.length === 0 ? (
        <p className="quiet">{t("calendars.none")}</p>
      ) : (
        calendars.map((calendar) => (
          <section key={calendar.name} className={style.part}>
            <h2>{calendar.name}</h2>
            <dl className={style.week}>
              {calendar.week.map((blocks, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the day of the week.
                <Day key={i} at={i} blocks={blocks} />
              ))}
            </dl>
            <p className="quiet">
              {calendar.timezone}
              {calendar.exceptions.length > 0 && ` · ${t("calendars.exceptions", { n: calendar.exceptions.length })}`}
              {calendar.promises.length > 0 && ` · ${t("calendars.used", { promises: calendar.promises.join(", ") })}`}
            </p>
            <InFile at={calendar.at} />
          </section>
        ))
      )
    }
  </Answer>
);

const Day = ({ at, blocks }: { at: number; blocks: readonly { from: number; to: number }[] }) => (
  <>
    <dt>{weekday(at)}</dt>
    <dd>
      {blocks.length === 0
        ? t("calendars.closed")
        : blocks.map((block) => `${time(block.from)}–${time(block.to)}`).join(", ")}
    </dd>
  </>
);

/** 0: Monday. */
export const weekday = (at: number): string =>
  new Intl.DateTimeFormat(spoken(), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2026, 0, 5 + at)));

export const time = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
