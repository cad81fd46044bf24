import { useState } from "react";
import { clock, count, day } from "../../format.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { measuredWords } from "../../measured.js";
import { spoken, t } from "../../words.js";
import style from "./customer.module.css";
import { type Lane, lanes as lanesOf } from "./lanes.js";
import { localDay } from "./local-day.js";
import { type Event, type Moment, moments, type Story as StoryOf, type Track } from "./moments.js";
import { TrackCell, tracksWidth } from "./track-cell.js";

type Note = Event["commitments"][number];

/** What one person lived through, with the promises made to them as bars: time runs down. */
export const Story = ({ story }: { readonly story: StoryOf }) => {
  const [unfolded, unfold] = useState<ReadonlySet<string>>(new Set());
  const rows = moments(story, { unfolded });
  const lanes = lanesOf(story.tracks, rows);
  return (
    <figure className={style.story}>
      <Heads lanes={lanes} />
      <ol className={style.moments} aria-label={t("customer.tracks")}>
        {rows.map((row, i) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: several things may happen at one instant.
            key={`${row.kind} ${row.at} ${i}`}
            className={style.moment}
            style={{ paddingInlineStart: tracksWidth(lanes) + 12 }}
          >
            <TrackCell lanes={lanes} row={i} />
            <When row={row} before={rows[i - 1]} story={story} />
            <What row={row} story={story} onUnfold={() => unfold(new Set([...unfolded, row.at]))} />
          </li>
        ))}
      </ol>
      <figcaption>{t("customer.caption")}</figcaption>
    </figure>
  );
};

const Heads = ({ lanes }: { lanes: readonly Lane[] }) => (
  <p className={style.lanes} aria-hidden="true">
    {lanes.map((lane, i) => (
      <span key={lane.promise}>
        <b>{i + 1}</b> {lane.promise}
      </span>
    ))}
  </p>
);

const When = ({ row, before, story }: { row: Moment; before: Moment | undefined; story: StoryOf }) => {
  const own = localDay(row.at, story.timezone);
  const last = before && localDay(before.kind === "quiet" ? before.to : before.at, story.timezone);
  return (
    <span className={style.when}>
      {own !== last && <b className={style.day}>{day(own, { today: story.asOf })}</b>}
      {row.kind !== "quiet" && <time dateTime={row.at}>{clock(row.at, story.timezone)}</time>}
    </span>
  );
};

const What = ({ row, story, onUnfold }: { row: Moment; story: StoryOf; onUnfold: () => void }) => {
  if (row.kind === "quiet") {
    const name = (at: string) => day(localDay(at, story.timezone), { form: "plain", today: story.asOf });
    return (
      <span className={`${style.what} quiet`}>
        {t("customer.quiet", {
          n: row.events.length,
          kept: row.events.flatMap((event) => event.commitments).filter((note) => note.state !== "made").length,
          from: name(row.at),
          to: name(row.to),
        })}{" "}
        <button type="button" className="word" onClick={onUnfold}>
          {t("customer.unfold")}
        </button>
      </span>
    );
  }
  if (row.kind === "due")
    return (
      <span className={`${style.what} quiet`}>
        {t("customer.due")}: <span className={style.says}>{row.track.says}</span>
      </span>
    );
  const { event } = row;
  return (
    <span className={style.what}>
      {event.type !== "" && (
        <span>
          {event.channel && <span className="quiet">{event.channel} · </span>}
          {happened(event, story)}
        </span>
      )}
      {event.text && <q className={style.said}>{event.text}</q>}
      {event.hushed && <span className="small">{t("customer.hushed")}</span>}
      {event.commitments
        .filter((note) => note.state !== "made")
        .map((note) => (
          <Settled key={`${note.promise} ${note.due}`} note={note} track={trackOf(note, story)} story={story} />
        ))}
      {event.file && event.line !== null && event.type !== "" && (
        <span className={`${style.file} small`}>{t("customer.where", { file: event.file, line: event.line })}</span>
      )}
    </span>
  );
};

const Settled = ({ note, track, story }: { note: Note; track: Track | undefined; story: StoryOf }) => (
  <span className={style.settled}>
    <Verdict of={verdictName({ verdict: note.verdict })} />{" "}
    <span>
      <span className={style.says}>{note.says}</span> <span className="quiet">{settledWords(note, track, story)}</span>
    </span>
  </span>
);

const settledWords = (note: Note, track: Track | undefined, story: StoryOf): string => {
  const got =
    note.measured !== null && note.unit !== null
      ? measuredWords(note.measured, note.unit)
      : note.state === "due"
        ? t("customer.dueNothing")
        : "";
  if (note.limit === null || note.unit === null || note.unit === "days") return got;
  const limit = measuredWords(note.limit, note.unit);
  const promised = track?.since
    ? t("customer.promisedSince", { limit, day: day(localDay(track.since, story.timezone), { form: "plain" }) })
    : t("customer.promisedOnly", { limit });
  return [got, promised].filter((each) => each !== "").join("; ");
};

const trackOf = (note: Note, story: StoryOf): Track | undefined =>
  story.tracks.find((track) => track.promise === note.promise && track.due === note.due);

/** `order placed 1182, €11.40`: the type as words, what it was about and how much. */
const happened = (event: Event, story: StoryOf): string => {
  const amount =
    event.amount === null
      ? ""
      : story.currency
        ? new Intl.NumberFormat(spoken(), { style: "currency", currency: story.currency }).format(event.amount)
        : count(event.amount);
  const about = [event.type.replace(/[._-]+/g, " "), event.subject ?? ""].filter((each) => each !== "").join(" ");
  return [about, amount, event.score === null ? "" : t("people.score", { score: String(event.score) })]
    .filter((each) => each !== "")
    .join(", ");
};
