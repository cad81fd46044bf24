import { Link, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { may, useMe } from "../../me.js";
import { NotFound } from "../../states/not-found.js";
import { usePageTitle } from "../../states/page-title.js";
import { type Key, t } from "../../words.js";
import { Account } from "./account.js";
import { Alerts } from "./alerts.js";
import { Appearance } from "./appearance.js";
import { Audit } from "./audit.js";
import { Calendars } from "./calendars.js";
import { Keys } from "./keys.js";
import { Privacy } from "./privacy.js";
import { Sessions } from "./sessions.js";
import style from "./settings.module.css";
import { Team } from "./team.js";
import { Teams } from "./teams.js";

type Section = { readonly name: string; readonly says: Key; readonly needs?: "setup"; readonly of: ComponentType };

const sections: readonly Section[] = [
  { name: "team", says: "settings.team", needs: "setup", of: Team },
  { name: "teams", says: "settings.teams", of: Teams },
  { name: "keys", says: "settings.keys", needs: "setup", of: Keys },
  { name: "alerts", says: "settings.alerts", of: Alerts },
  { name: "privacy", says: "settings.privacy", of: Privacy },
  { name: "calendars", says: "settings.calendars", of: Calendars },
  { name: "audit", says: "settings.audit", needs: "setup", of: Audit },
  { name: "account", says: "settings.account", of: Account },
  { name: "sessions", says: "settings.sessions", of: Sessions },
  { name: "appearance", says: "settings.appearance", of: Appearance },
];

/** Plain forms, one section an address. What lives in kept.yaml is read here and changed there. */
export const Page = () => {
  const { section } = useParams({ from: "/settings/$section" });
  const me = useMe();
  const here = sections.find((each) => each.name === section);
  usePageTitle(here ? t(here.says as "settings.team") : t("settings.title"));
  if (here === undefined) return <NotFound />;
  const mayOpen = (each: Section) => each.needs === undefined || may(me, each.needs);
  const Of = here.of;
  return (
    <div className={style.page}>
      <nav className={`${style.sections} screen-only`} aria-label={t("settings.sections")}>
        <ul>
          {sections.filter(mayOpen).map((each) => (
            <li key={each.name}>
              <Link
                to="/settings/$section"
                params={{ section: each.name }}
                className={each === here ? style.here : style.section}
                {...(each === here ? { "aria-current": "page" as const } : {})}
              >
                {t(each.says as "settings.team")}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={style.body}>
        <h1>{t(here.says as "settings.team")}</h1>
        {me !== null && !mayOpen(here) ? <p className="quiet">{t("settings.onlyAdmin")}</p> : <Of />}
      </div>
    </div>
  );
};
