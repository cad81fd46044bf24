import { Link } from "@tanstack/react-router";
import type { Gives } from "../../ask.js";
import { count, day, share } from "../../format.js";
import { may, useMe } from "../../me.js";
import { lengthWords } from "../../measured.js";
import { Answer } from "../../states/answer.js";
import { Empty } from "../../states/empty.js";
import { usePageTitle } from "../../states/page-title.js";
import { Partial } from "../../states/partial.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { clockWords, expectedWords, heardWords, type Source } from "./facts.js";
import { LedgerCells } from "./ledger-cells.js";
import { Mends } from "./mends.js";
import style from "./sources.module.css";
import { useNow } from "./use-now.js";

/** Can we trust today's answer? A row a source, a cell a day. */
export const Page = () => {
  usePageTitle(t("sources.title"));
  const { asked, past } = useLens();
  const me = useMe();
  const answer = useAsk("sources-page", {
    ...(asked.asOf ? { asOf: asked.asOf } : {}),
    ...(asked.knownAt ? { knownAt: asked.knownAt } : {}),
  });
  return (
    <Answer of={answer} what={t("sources.title")}>
      {(told) =>
        told.sources.length === 0 ? (
          <Empty will={t("sources.none")} because={t("sources.noneWhy")}>
            <Link to="/start">{t("sources.add")}</Link>
          </Empty>
        ) : (
          <>
            <header className={style.head}>
              <h1 className="display">{headline(told)}</h1>
              <p className="lead">{lead(told)}</p>
              {may(me, "write") && !past && (
                <p className="screen-only">
                  <Link to="/start">{t("sources.add")}</Link>
                </p>
              )}
            </header>
            <Ledger told={told} />
            {told.quarantine.length > 0 && (
              <section className={style.section}>
                <h2>
                  <Link to="/sources/quarantine">{t("quarantine.head", { n: told.unread })}</Link>
                </h2>
                <p className="quiet">{t("quarantine.groups")}</p>
                <Mends groups={told.quarantine.slice(0, 5)} />
              </section>
            )}
          </>
        )
      }
    </Answer>
  );
};

type Told = Gives<"sources-page">;

const headline = (told: Told): string =>
  `${t("sources.complete", { complete: told.complete, all: told.sources.length })}.`;

const lead = (told: Told): string =>
  [
    ...told.sources.flatMap((source) => (source.missing === null ? [] : [`${source.missing}.`])),
    told.cannotJudge > 0 ? t("sources.cannotJudge", { n: told.cannotJudge }) : "",
    told.unread > 0 ? t("sources.unread", { n: told.unread }) : "",
  ]
    .filter((each) => each !== "")
    .join(" ");

const Ledger = ({ told }: { told: Told }) => {
  const now = useNow();
  const unsaid = told.sources
    .filter((source) => source.expectation === "none")
    .map((source) => source.says ?? source.name);
  const days = told.sources[0]!.days;
  return (
    <figure className={style.figure}>
      <table className={style.ledger}>
        <caption className="seen-by-readers">{t("sources.ledger")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("sources.name")}</th>
            <th scope="col" className={style.days}>
              <span>{day(days[0]!.day, { form: "plain", today: told.asOf })}</span>
              <span>{day(days.at(-1)!.day, { form: "plain", today: told.asOf })}</span>
            </th>
            <th scope="col">{t("sources.expected")}</th>
            <th scope="col">{t("sources.arrived")}</th>
            <th scope="col">{t("sources.delay")}</th>
            <th scope="col">{t("sources.clock")}</th>
            <th scope="col">{t("sources.heard")}</th>
            <th scope="col" className="number">
              {t("sources.notRead")}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.sources.map((source) => (
            <Row key={source.name} source={source} told={told} now={now} />
          ))}
        </tbody>
      </table>
      <figcaption>{t("sources.caption")}</figcaption>
      {unsaid.length > 0 && <Partial says={t("sources.unsaidSays", { names: unsaid.join(", ") })} />}
    </figure>
  );
};

const Row = ({ source, told, now }: { source: Source; told: Told; now: number }) => (
  <tr data-row>
    <td className={style.name}>
      <Link to="/sources/$name" params={{ name: source.name }} className={style.open}>
        {source.says ?? source.name}
      </Link>
      {source.missing !== null && source.owner && (
        <span className="small">{t("sources.owner", { owner: source.owner })}</span>
      )}
    </td>
    <td className={style.days}>
      <LedgerCells name={source.says ?? source.name} days={source.days} today={told.asOf} />
    </td>
    <td data-says={t("sources.expected")}>{expectedWords(source)}</td>
    <td data-says={t("sources.arrived")}>
      {source.expectation === "none" ? <span className="quiet">?</span> : share(source.coverage)}
    </td>
    <td data-says={t("sources.delay")}>{source.delayMs === null ? "–" : lengthWords(source.delayMs)}</td>
    <td data-says={t("sources.clock")}>{clockWords(source)}</td>
    <td data-says={t("sources.heard")}>{heardWords(source.heard, now)}</td>
    <td data-says={t("sources.notRead")} className="number">
      {source.quarantined > 0 ? <Link to="/sources/quarantine">{count(source.quarantined)}</Link> : 0}
    </td>
  </tr>
);
