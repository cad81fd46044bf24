import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useLive } from "../live.js";
import { Hatch } from "../marks/hatch.js";
import { useMe } from "../me.js";
import { t } from "../words.js";
import { Keys } from "./keys.js";
import { Lens } from "./lens.js";
import { Nav } from "./nav.js";
import { PhoneBar } from "./phone-bar.js";
import style from "./shell.module.css";

/** The frame of every page; what is for those who are not signed in stands alone. */
export const Shell = () => {
  const bare = /^\/(sign-in|start|set-up|invited)/.test(useLocation().pathname);
  const me = useMe();
  const { announced, lost } = useLive(useQueryClient(), t("shell.changed"), !bare && me !== null);
  return (
    <>
      <Hatch />
      <a className={style.skip} href="#page">
        {t("shell.skip")}
      </a>
      <div className={bare ? style.bare : style.frame}>
        {!bare && <Nav me={me} />}
        <div className={style.column}>
          {!bare && <Lens me={me} />}
          {lost && (
            <p className="small" role="status">
              {t("shell.reconnecting")}
            </p>
          )}
          <main id="page" tabIndex={-1} className={style.page}>
            <Outlet />
          </main>
        </div>
      </div>
      {!bare && <PhoneBar />}
      {!bare && <Keys me={me} />}
      <div className="seen-by-readers" aria-live="polite">
        {announced}
      </div>
    </>
  );
};
