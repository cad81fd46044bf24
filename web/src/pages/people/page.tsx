import type { Gives } from "../../ask.js";
import { day } from "../../format.js";
import { useOwnSearch } from "../../own-search.js";
import { Answer } from "../../states/answer.js";
import { Empty } from "../../states/empty.js";
import { usePageTitle } from "../../states/page-title.js";
import { Partial } from "../../states/partial.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { callList } from "./call-list.js";
import { CountsOnly } from "./counts-only.js";
import { Pager } from "./pager.js";
import style from "./people.module.css";
import { PersonRow } from "./person-row.js";

export type PeopleAnswer = Gives<"people-page">;

/** Who was let down: a row a person, the one let down most often first. */
export const Page = () => {
  usePageTitle(t("people.title"));
  const { own, set } = useOwnSearch();
  const { asked } = useLens();
  const answer = useAsk("people-page", {
    ...asked,
    ...(own.promise ? { promise: own.promise } : {}),
    page: Math.max(0, Number(own.page ?? 1) - 1) || 0,
  });
  return (
    <Answer of={answer} what={t("people.title")}>
      {(people) => (
        <>
          <header className={style.head}>
            <h1 className="display">{headline(people)}.</h1>
            <p className="lead">{sentences(people)}</p>
            {people.missing.length > 0 && <Partial says={`${people.missing.join("; ")}.`} />}
          </header>
          <div className={`${style.filters} screen-only`}>
            <label>
              {t("people.which")}{" "}
              <select
                value={own.promise ?? ""}
                onChange={(e) => set({ promise: e.target.value || undefined, page: undefined })}
              >
                <option value="">{t("people.all")}</option>
                {people.promises.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.says}
                  </option>
                ))}
                {own.promise && !people.promises.some((one) => one.name === own.promise) && (
                  <option value={own.promise}>{own.promise}</option>
                )}
              </select>
            </label>
            {people.list !== null && people.list.length > 0 && (
              <>
                <label>
                  {t("people.since")}{" "}
                  <select value={own.since ?? ""} onChange={(e) => set({ since: e.target.value || undefined })}>
                    <option value="">{t("people.sinceAny")}</option>
                    <option value="none">{t("people.sinceNone")}</option>
                  </select>
                </label>
                <button type="button" className="word" onClick={() => callList(people)}>
                  {t("people.list")}
                </button>
              </>
            )}
          </div>
          <List people={people} unheard={own.since === "none"} onAll={() => set({ since: undefined })} />
          <Pager
            page={people.page}
            pages={people.pages}
            onPage={(page) => set({ page: page === 0 ? undefined : page + 1 })}
          />
        </>
      )}
    </Answer>
  );
};

const List = ({ people, unheard, onAll }: { people: PeopleAnswer; unheard: boolean; onAll: () => void }) => {
  if (people.list === null) return <CountsOnly people={people} />;
  if (people.list.length === 0)
    return (
      <Empty
        will={t("people.noneWill")}
        {...(people.pending > 0 ? { because: t("people.pending", { n: people.pending }) } : {})}
      />
    );
  const shown = unheard ? people.list.filter((person) => person.since?.interactions === 0) : people.list;
  if (shown.length === 0)
    return (
      <Empty will={t("people.noneHere")}>
        <button type="button" className="word" onClick={onAll}>
          {t("people.showAll")}
        </button>
      </Empty>
    );
  return (
    <table className={style.list}>
      <caption className="seen-by-readers">{headline(people)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("people.columnTimes")}</th>
          <th scope="col">{t("people.columnWho")}</th>
          <th scope="col">{t("people.columnWhat")}</th>
          <th scope="col">{t("people.columnWhen")}</th>
          <th scope="col">{t("people.columnSince")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} today={people.asOf} />
        ))}
      </tbody>
    </table>
  );
};

const headline = (people: PeopleAnswer): string => {
  const { letDown, atLeast } = people.people;
  if (letDown === null) return t("people.fewHidden");
  const one =
    people.promises.length === 1 ? t("people.byOne", { says: people.promises[0]!.says.replace(/\.$/, "") }) : "";
  const during =
    people.window === null
      ? ""
      : t("people.during", {
          from: day(people.window.from, { form: "plain", today: people.asOf }),
          to: day(before(people.window.to), { form: "plain", today: people.asOf }),
        });
  if (letDown > 0) return t("people.letDown", { n: letDown, atLeast }) + one + during;
  return (people.unknown > 0 ? t("people.nobodyKnown", { n: people.unknown }) : t("people.nobody")) + one + during;
};

const before = (iso: string): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const sentences = (people: PeopleAnswer): string => {
  const unheard = people.list?.filter((person) => person.since?.interactions === 0).length ?? 0;
  return [
    people.times === null || people.times === 0
      ? t("people.dueOnly", { due: people.people.due })
      : t("people.due", { due: people.people.due, times: people.times }),
    people.list && people.list.length > 0 && unheard > 0
      ? t("people.unheard", { n: unheard, of: people.list.length })
      : "",
    people.unknown > 0 ? t("people.unknown", { n: people.unknown }) : "",
    people.pending > 0 ? t("people.pending", { n: people.pending }) : "",
  ]
    .filter((each) => each !== "")
    .join(" ");
};
