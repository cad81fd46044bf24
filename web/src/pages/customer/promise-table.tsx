import { instant } from "../../format.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { measuredWords } from "../../measured.js";
import { Scroll } from "../../states/scroll.js";
import { t } from "../../words.js";
import style from "./customer.module.css";
import type { Story } from "./moments.js";

/** Every promise made to one person, one row each: the same as the tracks, in words. */
export const PromiseTable = ({ story }: { readonly story: Story }) => {
  const when = (at: string | null) => (at === null ? "" : instant(at, story.timezone));
  return (
    <Scroll says={t("customer.promises")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("customer.verdict")}</th>
            <th scope="col">{t("customer.promised")}</th>
            <th scope="col">{t("customer.made")}</th>
            <th scope="col">{t("customer.due")}</th>
            <th scope="col">{t("customer.met")}</th>
          </tr>
        </thead>
        <tbody>
          {story.tracks.map((track) => (
            <tr key={`${track.promise} ${track.made} ${track.due}`}>
              <td className={style.cell}>
                <Verdict of={verdictName({ verdict: track.verdict })} />
              </td>
              <td>
                <span className={style.says}>{track.says}</span>
              </td>
              <td className={style.cell}>{when(track.made)}</td>
              <td className={style.cell}>{when(track.due)}</td>
              <td className={style.cell}>
                {when(track.met)}
                {track.measured !== null && track.unit !== null && (
                  <span className="small"> {measuredWords(track.measured, track.unit)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
};
