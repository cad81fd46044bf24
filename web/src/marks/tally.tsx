import { useNavigate } from "@tanstack/react-router";
import { TableBehind } from "../figures/table-behind.js";
import { count, day as dayText } from "../format.js";
import { t } from "../words.js";
import style from "./tally.module.css";
import { type Room, squaresEach, tallyDrawing } from "./tally-drawing.js";

export type TallyDay = { readonly day: string; readonly letDown: number | null; readonly missing: boolean };

const wide: Room = { width: 1040, abreast: 3 };
const narrow: Room = { width: 354, abreast: 2 };

/** One square a person and day, the latest week solid; a foot under each day, hatched when data are missing. A day opens itself. */
export const Tally = ({ days, today }: { readonly days: readonly TallyDay[]; readonly today: string }) => {
  const navigate = useNavigate();
  if (days.length === 0) return null;
  const each = squaresEach(days, wide.abreast);
  const open = (day: string) =>
    void navigate({
      to: ".",
      search: (before: object) => ({ ...before, asOf: day, window: `${day}..${day}` }) as never,
    });
  const ends = [days[0]!, days.at(-1)!].map((one) => dayText(one.day, { form: "plain", today }));
  return (
    <figure className={style.tally}>
      <div aria-hidden="true">
        <Drawing days={days} room={wide} each={each} className={style.wide!} today={today} onDay={open} />
        <Drawing
          days={days}
          room={narrow}
          each={squaresEach(days, narrow.abreast)}
          className={style.narrow!}
          today={today}
          onDay={open}
        />
        <div className={style.ends}>
          <span>{ends[0]}</span>
          <span className={style.caption}>{captionOf(days, each)}</span>
          <span>{ends[1]}</span>
        </div>
      </div>
      <figcaption className={style.below}>{captionOf(days, squaresEach(days, narrow.abreast))}</figcaption>
      <TableBehind
        title={t("tally.title")}
        heads={[t("tally.day"), t("tally.people"), t("tally.data")]}
        rows={days.map((one) => [
          <button key="day" type="button" className="word" onClick={() => open(one.day)}>
            {dayText(one.day, { today })}
          </button>,
          one.letDown === null ? t("measure.hidden", { below: 5 }) : count(one.letDown),
          one.missing ? t("tally.missing") : t("tally.complete"),
        ])}
      />
    </figure>
  );
};

const captionOf = (days: readonly TallyDay[], each: number): string =>
  [
    each === 1 ? t("tally.one") : t("tally.each", { n: each }),
    t("tally.solid"),
    ...(days.some((one) => one.missing) ? [t("tally.hatched")] : []),
    ...(days.some((one) => one.letDown === null) ? [t("tally.few")] : []),
  ].join(" ");

const Drawing = ({
  days,
  room,
  each,
  className,
  today,
  onDay,
}: {
  readonly days: readonly TallyDay[];
  readonly room: Room;
  readonly each: number;
  readonly className: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
}) => {
  const { height, columns } = tallyDrawing(days, { ...room, each });
  return (
    <svg className={`tally ${className}`} viewBox={`0 0 ${room.width} ${height}`} width="100%" aria-hidden="true">
      {columns.map(({ day, x, width, squares, foot }, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the pointer; the table behind is for keys.
        <g key={day.day} className={style.day} onClick={() => onDay(day.day)}>
          <title>{`${dayText(day.day, { today })}: ${day.letDown === null ? "" : count(day.letDown)}`}</title>
          <rect x={x} y="0" width={width} height={height} fill="transparent" />
          {day.letDown === null ? (
            <path d={squares} fill="none" stroke="var(--ink-3)" strokeDasharray="1.5 2" />
          ) : (
            <path d={squares} fill="var(--broken)" fillOpacity={i >= days.length - 7 ? 1 : 0.34} />
          )}
          <rect {...foot} fill={day.missing ? "url(#hatch)" : "var(--line)"} />
        </g>
      ))}
    </svg>
  );
};
