import type { Gives } from "../../ask.js";
import { t } from "../../words.js";
import style from "./sources.module.css";

export type Group = Gives<"sources-page">["quarantine"][number];

/** What could not be read, grouped by what mends it: what is wrong, where for instance, and what to do. */
export const Mends = ({ groups }: { readonly groups: readonly Group[] }) => (
  <ul className={style.mends}>
    {groups.map((group) => (
      <li key={`${group.source} ${group.code} ${group.column}`} data-row>
        <span className={style.mendHead}>
          <b>{t("quarantine.group", { n: group.n, source: group.source })}</b> {group.says}
          {group.column && <span className="quiet"> · {t("quarantine.column", { column: group.column })}</span>}
        </span>
        {group.values !== null && group.values.length > 0 && (
          <span className="quiet">
            {t("quarantine.values", { values: group.values.map((value) => `“${value}”`).join(", ") })}
          </span>
        )}
        <span className="small">
          {group.at.map((at) => (at.line > 0 ? `${at.file}:${at.line}` : at.file)).join(", ")}
        </span>
        {group.instead && <span>{t("quarantine.instead", { instead: group.instead })}</span>}
      </li>
    ))}
  </ul>
);
