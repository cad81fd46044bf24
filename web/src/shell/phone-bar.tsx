import { Link } from "@tanstack/react-router";
import { t } from "../words.js";
import { openFind } from "./open-find.js";
import style from "./phone-bar.module.css";

/** The pages, at the thumb. */
export const PhoneBar = () => (
  <nav className={style.bar} aria-label={t("shell.nav")}>
    <Link to="/reality" activeProps={{ className: style.here }}>
      {t("nav.reality")}
    </Link>
    <Link to="/promises" activeProps={{ className: style.here }}>
      {t("nav.promises")}
    </Link>
    <Link to="/people" activeProps={{ className: style.here }}>
      {t("nav.people")}
    </Link>
    <Link to="/sources" activeProps={{ className: style.here }}>
      {t("nav.sources")}
    </Link>
    <button type="button" onClick={openFind}>
      {t("nav.find")}
    </button>
    <Link to="/settings/$section" params={{ section: "appearance" }} activeProps={{ className: style.here }}>
      {t("nav.more")}
    </Link>
  </nav>
);
