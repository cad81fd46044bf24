import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Gives } from "../../ask.js";
import { hueOf } from "../../marks/estimate.js";
import { Know } from "../../marks/know.js";
import { Measure } from "../../marks/measure.js";
import { Quote } from "../../marks/quote.js";
import { scaleFor } from "../../marks/scale.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import style from "./promise.module.css";
import { TryDrawer } from "./try-drawer.js";

export type PromisePage = Gives<"promise-page">;

/** The verdict, the promise in the customer's words, and what there is to know of it in sentences. */
export const Head = ({ of: page }: { readonly of: PromisePage }) => {
  const { past } = useLens();
  const [trying, setTrying] = useState(false);
  const { verdict } = page;
  const [first, ...more] = page.finding;
  const measures = page.distribution !== null;
  return (
    <header>
      <div className={style.head}>
        <Verdict of={verdictName(verdict)} />
        {page.mayChange &&
          (past ? (
            <span className="small">{t("promise.changeOff")}</span>
          ) : (
            <span className="screen-only">
              <Link to="/promises/$name/design" params={{ name: verdict.name }}>
                {t("promise.change")}
              </Link>{" "}
              <span className="small">{`(${page.file}:${page.line})`}</span>
            </span>
          ))}
      </div>
      <h1 className={style.quote}>
        <Quote size="page">{verdict.says}</Quote>
      </h1>
      <p className="quiet">
        {page.about.join(" ")}
        {page.public && ` ${t("promises.public")[0]!.toUpperCase()}${t("promises.public").slice(1)}.`}
      </p>
      <p className={style.finding}>
        <b>{first}</b> {more.join(" ")}
      </p>
      <div className={style.evidence}>
        <Know of={knownOf(page)} today={page.asOf}>
          {(open) => (
            <Measure
              of={verdict.keepRate as never}
              form="rail"
              target={verdict.target}
              scale={scaleFor([verdict.keepRate as never], [verdict.target])}
              hue={hueOf(verdict.verdict)}
              coverage={verdict.coverage}
              onKnow={open}
            />
          )}
        </Know>
        <p className={`${style.links} screen-only`}>
          {page.mayOpenPeople && page.letDown !== null && page.letDown > 0 && (
            <Link to="/people" search={((before: object) => ({ ...before, promise: verdict.name })) as never}>
              {t("promise.people", { n: page.letDown })} ›
            </Link>
          )}
          {measures && (
            <button type="button" className="word" onClick={() => setTrying(true)} aria-haspopup="dialog">
              {t("promise.try")}
            </button>
          )}
        </p>
      </div>
      {verdict.alerts.length > 0 && (
        <div className={style.alerts}>
          {verdict.alerts.map((alert) => (
            <p key={alert.name}>{alert.says}</p>
          ))}
        </div>
      )}
      {measures && <TryDrawer of={page} opened={trying} onClose={() => setTrying(false)} />}
    </header>
  );
};

const knownOf = (page: PromisePage) => ({
  name: page.verdict.name,
  says: page.verdict.says,
  since: page.versions[0]?.from ?? null,
  window: page.verdict.window,
  counts: page.verdict.counts,
  rate: page.verdict.keepRate as never,
  coverage: page.verdict.coverage,
  missing: page.verdict.missing,
  mayOpenPeople: page.mayOpenPeople,
});
