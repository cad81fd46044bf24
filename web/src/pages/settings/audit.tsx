import { useOwnSearch } from "../../own-search.js";
import { Answer } from "../../states/answer.js";
import { Scroll } from "../../states/scroll.js";
import { useAsk } from "../../use-ask.js";
import { spoken, t } from "../../words.js";
import style from "./settings.module.css";

/** Who opened people, changed or set up something: newest first. */
export const Audit = () => {
  const { own, set } = useOwnSearch();
  return (
    <Answer of={useAsk("audit", own.before ? { before: own.before } : {})} what={t("settings.audit")}>
      {({ lines, more }) =>
        lines.length === 0 ? (
          <p className="quiet">{t("audit.none")}</p>
        ) : (
          <>
            <Scroll says={t("settings.audit")}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("audit.when")}</th>
                    <th scope="col">{t("audit.who")}</th>
                    <th scope="col">{t("audit.did")}</th>
                    <th scope="col">{t("audit.what")}</th>
                    <th scope="col">{t("audit.door")}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two may be of one instant.
                    <tr key={`${line.at} ${i}`} data-row>
                      <td>
                        <time dateTime={line.at}>{when(line.at)}</time>
                      </td>
                      <td>{line.name}</td>
                      <td>{line.action}</td>
                      <td className="quiet">{line.what}</td>
                      <td>{line.door}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            {more && (
              <p className={style.part}>
                <button type="button" className="word" onClick={() => set({ before: lines.at(-1)!.at })}>
                  {t("audit.more")}
                </button>
              </p>
            )}
          </>
        )
      }
    </Answer>
  );
};

/** In the reader's own zone: it is their colleague's deed, not the customer's. */
const when = (at: string): string =>
  new Intl.DateTimeFormat(spoken() === "en" ? "en-GB" : spoken(), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(at),
  );
