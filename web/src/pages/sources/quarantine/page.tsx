import { Link } from "@tanstack/react-router";
import { useOwnSearch } from "../../../own-search.js";
import { Answer } from "../../../states/answer.js";
import { Empty } from "../../../states/empty.js";
import { usePageTitle } from "../../../states/page-title.js";
import { Scroll } from "../../../states/scroll.js";
import { useAsk } from "../../../use-ask.js";
import { t } from "../../../words.js";
import { Pager } from "../../people/pager.js";
import { Mends } from "../mends.js";
import { ReadAgain } from "../read-again.js";
import style from "../sources.module.css";

/** What could not be read: by what mends it, then one by one. */
export const Page = () => {
  usePageTitle(t("quarantine.title"));
  const { own, set } = useOwnSearch();
  const answer = useAsk("quarantine-page", { page: Math.max(0, Number(own.page ?? 1) - 1) || 0 });
  return (
    <>
      <p className={`${style.back} screen-only`}>
        <Link to="/sources">{t("sources.all")}</Link>
      </p>
      <Answer of={answer} what={t("quarantine.title")}>
        {(told) => (
          <>
            <header className={style.head}>
              <h1 className="display">{t("quarantine.head", { n: told.unread })}.</h1>
              {told.unread > 0 && <p className="lead">{t("quarantine.kept")}</p>}
            </header>
            {told.unread === 0 ? (
              <Empty will={t("quarantine.none")} />
            ) : (
              <>
                <section className={style.section}>
                  <h2>{t("quarantine.groups")}</h2>
                  <Mends groups={told.groups} />
                  <ReadAgain groups={told.groups} />
                </section>
                <section className={style.section}>
                  <h2>{t("quarantine.records")}</h2>
                  <Scroll says={t("quarantine.records")}>
                    <table>
                      <thead>
                        <tr>
                          <th scope="col">{t("quarantine.file")}</th>
                          <th scope="col">{t("quarantine.value")}</th>
                          <th scope="col">{t("quarantine.why")}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {told.records.map((record) => (
                          <tr key={`${record.file} ${record.line} ${record.column} ${record.code}`} data-row>
                            <td>{record.line === null ? record.file : `${record.file}:${record.line}`}</td>
                            <td>
                              {record.column && <span className="quiet">{record.column} </span>}
                              {record.value !== null && <code>{record.value}</code>}
                            </td>
                            <td>{record.says}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </Scroll>
                </section>
                <Pager
                  page={told.page}
                  pages={told.pages}
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
