import { Link, useParams } from "@tanstack/react-router";
import type { Gives } from "../../../ask.js";
import { count, day, instant, share } from "../../../format.js";
import { Quote } from "../../../marks/quote.js";
import { lengthWords } from "../../../measured.js";
import { Answer } from "../../../states/answer.js";
import { usePageTitle } from "../../../states/page-title.js";
import { Partial } from "../../../states/partial.js";
import { Scroll } from "../../../states/scroll.js";
import { useAsk } from "../../../use-ask.js";
import { useLens } from "../../../use-lens.js";
import { t } from "../../../words.js";
import { clockWords, expectedWords, gapWords, heardWords } from "../facts.js";
import { LedgerCells } from "../ledger-cells.js";
import { Mends } from "../mends.js";
import style from "../sources.module.css";
import { useNow } from "../use-now.js";

/** One source: what has arrived, what is missing, which promises rest on it. */
export const Page = () => {
  const { name } = useParams({ from: "/sources/$name" });
  const { asked } = useLens();
  const answer = useAsk("source-page", {
    source: name,
    ...(asked.asOf ? { asOf: asked.asOf } : {}),
    ...(asked.knownAt ? { knownAt: asked.knownAt } : {}),
  });
  usePageTitle(answer.data?.source.says ?? name);
  return (
    <>
      <p className={`${style.back} screen-only`}>
        <Link to="/sources">{t("sources.all")}</Link>
      </p>
      <Answer of={answer} what={name}>
        {(told) => <Source told={told} />}
      </Answer>
    </>
  );
};

const Source = ({ told }: { told: Gives<"source-page"> }) => {
  const { source } = told;
  const now = useNow();
  const facts = [
    [t("sources.expected"), expectedWords(source)],
    [t("sources.arrived"), source.expectation === "none" ? "?" : share(source.coverage)],
    [t("sources.delay"), source.delayMs === null ? "–" : lengthWords(source.delayMs)],
    [t("sources.clock"), clockWords(source)],
    [t("sources.heard"), heardWords(source.heard, now)],
  ] as const;
  return (
    <>
      <header className={style.head}>
        <h1>{source.says ?? source.name}</h1>
        {source.missing === null ? (
          <p className="lead">{t("sources.gapsNone")}</p>
        ) : (
          <Partial says={`${source.missing}.`} />
        )}
        {source.cannotJudge > 0 && <p>{t("sources.blinds", { n: source.cannotJudge })}.</p>}
        {source.private && <p className="small">{t("sources.private")}</p>}
        {source.expectation === "none" && (
          <Partial says={t("sources.unsaidSays", { names: source.says ?? source.name })} />
        )}
      </header>
      <figure className={style.one}>
        <LedgerCells name={source.says ?? source.name} days={source.days} today={told.asOf} />
        <figcaption>
          {day(source.days[0]!.day, { form: "plain", today: told.asOf })} –{" "}
          {day(source.days.at(-1)!.day, { form: "plain", today: told.asOf })}. {t("sources.caption")}
        </figcaption>
      </figure>
      <dl className={style.facts}>
        {facts.map(([what, says]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {source.gaps.length > 0 && (
        <section className={style.section}>
          <h2>{t("sources.gaps")}</h2>
          <ul>
            {source.gaps.slice(0, 20).map((gap) => (
              <li key={`${gap.part} ${gap.from}`}>{gapWords(gap, told.asOf)}</li>
            ))}
          </ul>
        </section>
      )}
      <section className={style.section}>
        <h2>{t("sources.rests")}</h2>
        {source.rests.length === 0 ? (
          <p className="quiet">{t("sources.restsNone")}</p>
        ) : (
          <ul className={style.rests}>
            {source.rests.map((promise) => (
              <li key={promise.name}>
                <Link to="/promises/$name" params={{ name: promise.name }}>
                  <Quote>{promise.says}</Quote>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      {told.quarantine.length > 0 && (
        <section className={style.section}>
          <h2>
            <Link to="/sources/quarantine">{t("quarantine.title")}</Link>
          </h2>
          <Mends groups={told.quarantine} />
        </section>
      )}
      <Loads told={told} />
    </>
  );
};

const Loads = ({ told }: { told: Gives<"source-page"> }) => {
  if (told.loads.length === 0) return null;
  const on = (at: string | null) => (at === null ? "" : day(at.slice(0, 10), { form: "short", today: told.asOf }));
  return (
    <section className={style.section}>
      <h2>{t("sources.loads")}</h2>
      <Scroll says={t("sources.loads")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("sources.loadFile")}</th>
              <th scope="col">{t("sources.loadAt")}</th>
              <th scope="col">{t("sources.loadSpan")}</th>
              <th scope="col" className="number">
                {t("sources.loadRows")}
              </th>
              <th scope="col" className="number">
                {t("sources.loadUnread")}
              </th>
            </tr>
          </thead>
          <tbody>
            {told.loads.map((load) => (
              <tr key={`${load.path} ${load.at}`}>
                <td>
                  {load.path} {load.withdrawn !== null && <span className="small">{t("sources.withdrawn")}</span>}
                </td>
                <td>{instant(load.at, told.timezone)}</td>
                <td>{load.first === null ? "" : `${on(load.first)} – ${on(load.last)}`}</td>
                <td className="number">{count(load.rows)}</td>
                <td className="number">{count(load.unread)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
};
