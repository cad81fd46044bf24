import { Link } from "@tanstack/react-router";
import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { t } from "../../words.js";
import style from "./settings.module.css";

/** From how many people on anything is shown, what counts as opinion, and who asked to be forgotten. */
export const Privacy = () => (
  <Answer of={useAsk("settings-page", {})} what={t("settings.privacy")}>
    {({ privacy }) => (
      <>
        <p>{t("privacy.groups", { people: privacy.fewestPeople, comments: privacy.fewestComments })}</p>
        <section className={style.part}>
          <h2>{t("privacy.private")}</h2>
          {privacy.privateSources.length + privacy.privatePromises.length === 0 ? (
            <p className="quiet">{t("privacy.none")}</p>
          ) : (
            <ul>
              {privacy.privateSources.map((source) => (
                <li key={source.name}>
                  <Link to="/sources/$name" params={{ name: source.name }}>
                    {source.says ?? source.name}
                  </Link>
                </li>
              ))}
              {privacy.privatePromises.map((promise) => (
                <li key={promise.name}>
                  <Link to="/promises/$name" params={{ name: promise.name }}>
                    {promise.says}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p>{t("privacy.erased", { n: privacy.erased })}</p>
        <p className="quiet">{t("privacy.how")}</p>
      </>
    )}
  </Answer>
);
