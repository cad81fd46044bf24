import { Link } from "@tanstack/react-router";
import { count } from "../format.js";
import type { Me } from "../me.js";
import { useAsk } from "../use-ask.js";
import { useLens } from "../use-lens.js";
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
      <Item to="/people" says={t("nav.people")} count={useLetDown()} />
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

/** How many were let down, once Reality has been asked: the number is never asked for by itself. */
const useLetDown = (): number | null => {
  const { asked } = useLens();
  return useAsk("reality", asked, { enabled: false }).data?.people.letDown ?? null;
};

type ItemGiven = {
  readonly to: string;
  readonly says: string;
  readonly params?: Record<string, string>;
  readonly count?: number | null;
};

const Item = ({ to, says, params, count: n }: ItemGiven) => (
  <li>
    <Link
      to={to}
      {...(params ? { params: params as never } : {})}
      className={style.page}
      activeProps={{ className: style.here }}
    >
      {says}
      {n != null && n > 0 && <span className="broken">{count(n)}</span>}
    </Link>
  </li>
);
