import { Link, useParams } from "@tanstack/react-router";
import { Stairs } from "../../figures/stairs.js";
import { useOwnSearch } from "../../own-search.js";
import { Answer } from "../../states/answer.js";
import { Loading } from "../../states/loading.js";
import { usePageTitle } from "../../states/page-title.js";
import { Partial } from "../../states/partial.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { DistributionFigure } from "./distribution-figure.js";
import { Head } from "./head.js";
import style from "./promise.module.css";
import { SeriesFigure } from "./series-figure.js";
import { Skew } from "./skew.js";
import { Versions } from "./versions.js";

const tabs = ["all", "whom", "versions"] as const;

/** Is it kept, for whom not, will it hold? */
export const Page = () => {
  const { name } = useParams({ from: "/promises/$name" });
  const { own } = useOwnSearch();
  const { asked } = useLens();
  const tab = tabs.find((each) => each === own.tab) ?? "all";
  const answer = useAsk("promise-page", { name, ...asked });
  usePageTitle(answer.data?.verdict.says ?? name);
  return (
    <Answer of={answer} what={name} loading={<Loading lines={[20, 70, 90, 60]} height={40} />}>
      {(page) => (
        <>
          <Head of={page} />
          {page.verdict.missing.length > 0 && (
            <div className={style.missing}>
              <Partial says={page.verdict.missing.map((says) => `${says}.`).join(" ")}>
                <Link to="/sources">{t("sources.title")}</Link>
              </Partial>
            </div>
          )}
          <nav className={`${style.tabs} screen-only`} aria-label={t("promise.tabs")}>
            {tabs.map((each) => (
              <Link
                key={each}
                to="."
                search={((before: object) => ({ ...before, tab: each === "all" ? undefined : each })) as never}
                className={each === tab ? style.tabHere : style.tab}
                {...(each === tab ? { "aria-current": "page" as const } : {})}
              >
                {t(`promise.tab.${each}`)}
              </Link>
            ))}
          </nav>
          {tab === "versions" ? (
            <Versions of={page} />
          ) : tab === "whom" ? (
            <Skew of={page} rows="all" />
          ) : (
            <>
              <div className={style.two}>
                <SeriesFigure of={page} />
                <DistributionFigure of={page} />
                <Skew of={page} rows="first" />
                <Stairs of={page} />
              </div>
              {page.remedy && (
                <section className={style.section}>
                  <h2>{t("promise.remedy")}</h2>
                  <p className={style.version}>
                    <span dir="auto">{page.remedy.says}</span> <span className="quiet">{page.remedy.owed}</span>
                  </p>
                </section>
              )}
            </>
          )}
        </>
      )}
    </Answer>
  );
};
