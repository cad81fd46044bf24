import { Link } from "@tanstack/react-router";
import { budgetSays } from "../../../../src/report/budget-says.js";
import type { Gives } from "../../ask.js";
import { listed } from "../../listed.js";
import { Budget } from "../../marks/budget.js";
import { hueOf } from "../../marks/estimate.js";
import { Know } from "../../marks/know.js";
import { Measure } from "../../marks/measure.js";
import { Quote } from "../../marks/quote.js";
import { type Scale, scaleFor } from "../../marks/scale.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { Answer } from "../../states/answer.js";
import { Empty } from "../../states/empty.js";
import { Loading } from "../../states/loading.js";
import { usePageTitle } from "../../states/page-title.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import style from "./promises.module.css";

type Promises = Gives<"promises-page">;
type Row = Promises["values"][number]["promises"][number];

/** Every promise, by what it stands for. */
export const Page = () => {
  const { asked, past, search } = useLens();
  const answer = useAsk("promises-page", asked);
  usePageTitle(t("promises.title"));
  return (
    <Answer of={answer} what={t("promises.title")} loading={<Loading lines={[60, 100, 100, 100]} height={64} />}>
      {(page) => {
        const all = page.values.flatMap(({ promises }) => promises);
        const scale = scaleFor(
          all.map(({ verdict }) => verdict.keepRate as never),
          all.map(({ verdict }) => verdict.target),
        );
        return (
          <div className={search.dense ? style.dense : undefined}>
            <div className={style.head}>
              <h1>{page.finding}</h1>
              {page.mayChange && !past && all.length > 0 && (
                <Link to="/promises/$name/design" params={{ name: "new" }} className="screen-only">
                  {t("promises.new")}
                </Link>
              )}
            </div>
            {all.length === 0 && (
              <Empty will={t("promises.none")} because={t("promises.noneBecause")}>
                <Link to="/start">{t("promises.start")}</Link>
              </Empty>
            )}
            {page.values.map(({ value, promises }) => (
              <section key={value ?? ""} className={style.value} aria-label={value ?? t("promises.noValue")}>
                <h2>{value ?? t("promises.noValue")}</h2>
                <ol className={style.rows}>
                  {promises.map((row) => (
                    <PromiseRow key={row.verdict.name} of={row} scale={scale} today={page.asOf} />
                  ))}
                </ol>
              </section>
            ))}
            {page.without.length > 0 && (
              <p className="quiet">{t("promises.without", { values: listed(page.without) })}</p>
            )}
          </div>
        );
      }}
    </Answer>
  );
};

const PromiseRow = ({ of: row, scale, today }: { readonly of: Row; readonly scale: Scale; readonly today: string }) => {
  const { verdict } = row;
  return (
    <li className={style.row}>
      <Verdict of={verdictName(verdict)} />
      <span className={style.quote}>
        <Link to="/promises/$name" params={{ name: verdict.name }} data-row>
          <Quote>{verdict.says}</Quote>
        </Link>
        <span className="small" style={{ display: "block" }}>
          {[verdict.ownerSays, row.public ? t("promises.public") : null].filter(Boolean).join(" · ")}
        </span>
      </span>
      <span className={style.measure}>
        <Know
          of={{
            ...verdict,
            since: null,
            rate: verdict.keepRate as never,
            mayOpenPeople: row.letDown !== null && row.letDown > 0,
          }}
          today={today}
        >
          {(open) => (
            <Measure
              of={verdict.keepRate as never}
              form="rail"
              scale={scale}
              target={verdict.target}
              hue={hueOf(verdict.verdict)}
              coverage={verdict.coverage}
              onKnow={open}
            />
          )}
        </Know>
      </span>
      <span className={style.budget}>
        <Budget of={budgetSays(verdict as never, today)} />
      </span>
    </li>
  );
};
