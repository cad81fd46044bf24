import type { ReactNode } from "react";
import { t } from "../words.js";
import style from "./states.module.css";

/** Around what is shown: while it is asked again for another lens, the old answer stays and dims after 400 ms. */
export const OldAnswer = ({ old, children }: { readonly old: boolean; readonly children: ReactNode }) => (
  <div aria-busy={old}>
    {old && (
      <div className={`${style.again} ${style.later}`} role="status">
        {t("state.again")}
      </div>
    )}
    <div className={old ? style.old : undefined}>{children}</div>
  </div>
);
