import { Link, useParams } from "@tanstack/react-router";
import { count, day } from "../../format.js";
import { useOwnSearch } from "../../own-search.js";
import { Answer } from "../../states/answer.js";
import { Empty } from "../../states/empty.js";
import { usePageTitle } from "../../states/page-title.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { spoken, t } from "../../words.js";
import { Pager } from "../people/pager.js";
import style from "./customer.module.css";
import { DataTab } from "./data-tab.js";
import type { Story as StoryOf } from "./moments.js";
import { PromiseTable } from "./promise-table.js";
import { ShowName } from "./show-name.js";
import { Story } from "./story.js";
import { useTableKey } from "./use-table-key.js";

const tabs = ["story", "promises", "data"] as const;

/** One customer: what they lived through, and what we had promised them. */
export const Page = () => {
  const { id } = useParams({ from: "/people/$id" });
  const { own, set } = useOwnSearch();
  const { asked, past } = useLens();
  const tab = tabs.find((each) => each === own.tab) ?? "story";
  useTableKey(() => set({ tab: tab === "promises" ? undefined : "promises" }));
  const answer = useAsk("customer-page", {
    id,
    ...(asked.asOf ? { asOf: asked.asOf } : {}),
    ...(asked.knownAt ? { knownAt: asked.knownAt } : {}),
    page: Math.max(0, Number(own.page ?? 1) - 1) || 0,
  });
  usePageTitle(answer.data ? t("customer.title", { customer: answer.data.customer }) : t("people.title"));
  return (
    <>
      <p className={`${style.back} screen-only`}>
        <Link to="/people">{t("customer.back")}</Link>
      </p>
      <Answer of={answer} what={t("people.title")}>
        {(story) => (
          <>
            <Head story={story} />
            <nav className={`${style.tabs} screen-only`} aria-label={t("customer.tabs")}>
              {tabs.map((each) => (
                <Link
                  key={each}
                  to="."
                  search={((before: object) => ({ ...before, tab: each === "story" ? undefined : each })) as never}
                  className={each === tab ? style.tabHere : style.tab}
                  {...(each === tab ? { "aria-current": "page" as const } : {})}
                >
                  {t(`customer.${each}`)}
                </Link>
              ))}
            </nav>
            {tab === "data" ? (
              <DataTab story={story} writes={!past} />
            ) : story.events.length === 0 ? (
              <Empty will={t("customer.nothing")} />
            ) : (
              <>
                {tab === "promises" ? (
                  <PromiseTable story={story} />
                ) : (
                  <Story key={`${story.id} ${story.page}`} story={story} />
                )}
                <Pager
                  page={story.page}
                  pages={story.pages}
                  onPage={(page) => set({ page: page === 0 ? undefined : page + 1 })}
                />
              </>
            )}
          </>
        )}
      </Answer>
    </>
  );
};

const Head = ({ story }: { story: StoryOf }) => {
  const { kept, broken, unknown } = story.counts;
  const amount =
    story.amount === null || story.currency === null
      ? null
      : new Intl.NumberFormat(spoken(), {
          style: "currency",
          currency: story.currency,
          maximumFractionDigits: 0,
        }).format(story.amount);
  const facts = [
    story.since ? t("customer.since", { day: day(story.since, { form: "plain" }) }) : null,
    story.subjects > 0 ? t("customer.subjects", { n: story.subjects }) : null,
    amount,
  ].filter((each) => each !== null);
  return (
    <header className={style.head}>
      <h1>{t("customer.title", { customer: story.customer })}</h1>
      <p className="lead">
        <b className={broken > 0 ? "broken" : undefined}>{t("customer.broken", { broken, all: kept + broken })}</b>
        {unknown > 0 && <> · {t("customer.unknown", { n: unknown })}</>}
        {facts.length > 0 && <> · {facts.join(", ")}</>}
      </p>
      <p className="quiet">
        {story.keys.length > 0 && t("customer.keys", { n: story.keys.length, keys: story.keys.join(", ") })}{" "}
        {story.sharedKeys.length > 0 &&
          t("customer.shared", {
            keys:
              story.sharedKeys.slice(0, 5).join(", ") +
              (story.sharedKeys.length > 5 ? ` +${count(story.sharedKeys.length - 5)}` : ""),
          })}
      </p>
      {story.keys.length > 0 && <ShowName id={story.id} />}
    </header>
  );
};
