import { Link } from "@tanstack/react-router";
import type { Me } from "../me.js";
import { t } from "../words.js";
import style from "./nav.module.css";

/** Pages on the left; on a phone they are the bar below. */
export const Nav = ({ me }: { readonly me: Me | null }) => (
  <nav className={style.nav} aria-label={t("shell.nav")}>
    <Link to="/reality" className={style.name}>
      Kept
    </Link>
    <ul className={style.pages}>
      <Item to="/reality" says={t("nav.reality")} />
      <Item to="/promises" says={t("nav.promises")} />
      <Item to="/people" says={t("nav.people")} />
    </ul>
    <ul className={style.foot}>
      <Item to="/sources" says={t("nav.sources")} />
      <Item to="/settings/$section" says={t("nav.settings")} params={{ section: "appearance" }} />
      {me && (
        <li className={style.who}>
          {me.name} · {me.role}
        </li>
      )}
    </ul>
  </nav>
);

const Item = ({ to, says, params }: { to: string; says: string; params?: Record<string, string> }) => (
  <li>
    <Link
      to={to}
      {...(params ? { params: params as never } : {})}
      className={style.page}
      activeProps={{ className: style.here }}
    >
      {says}
    </Link>
  </li>
);
