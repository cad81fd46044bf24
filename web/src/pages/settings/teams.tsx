import { Link } from "@tanstack/react-router";
import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import { InFile } from "./in-file.js";
import style from "./settings.module.css";

/** Teams as kept.yaml declares them, with the promises that are theirs. */
export const Teams = () => (
  <Answer of={useAsk("settings-page", {})} what={t("settings.teams")}>
    {({ teams }) =>
      teams.length === 0 ? (
        <p className="quiet">{t("teams.none")}</p>
      ) : (
        <ul className={style.list}>
          {teams.map((team) => (
            <li key={team.name}>
              <span>
                <b>{team.says}</b>
                <span className={style.sub}>
                  {team.lead && t("teams.lead", { lead: team.lead })}
                  {team.members.length > 0 && ` · ${team.members.join(", ")}`}
                </span>
              </span>
              <span>
                {team.promises.length === 0 ? (
                  <span className="quiet">{t("teams.noPromises")}</span>
                ) : (
                  team.promises.map((promise) => (
                    <Link key={promise.name} to="/promises/$name" params={{ name: promise.name }} className={style.sub}>
                      {promise.says}
                    </Link>
                  ))
                )}
              </span>
              <InFile at={team.at} />
            </li>
          ))}
        </ul>
      )
    }
  </Answer>
);
