import type { Gives } from "../../ask.js";
import { count } from "../../format.js";
import { Quote } from "../../marks/quote.js";
import { NotAllowed } from "../../states/not-allowed.js";
import { t } from "../../words.js";
import style from "./people.module.css";

/** How many, for a role that does not open whom: by promise, with who can. */
export const CountsOnly = ({ people }: { readonly people: Gives<"people-page"> }) => (
  <>
    <p>
      <b>{t("people.countsOnly")}</b>
    </p>
    <table className={style.counts}>
      <thead>
        <tr>
          <th scope="col">{t("people.columnPromise")}</th>
          <th scope="col" className="number">
            {t("people.columnPeople")}
          </th>
        </tr>
      </thead>
      <tbody>
        {people.promises.map((one) => (
          <tr key={one.name}>
            <td>
              <Quote>{one.says}</Quote>
              {one.owner && <NotAllowed who={one.owner} />}
            </td>
            <td className="number">
              {one.letDown === null ? (
                <span className="quiet">{t("measure.hidden", { below: 5 })}</span>
              ) : (
                <b>{count(one.letDown)}</b>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
);
