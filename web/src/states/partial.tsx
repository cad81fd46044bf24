import type { ReactNode } from "react";
import style from "./states.module.css";

/** Where data are missing: a hatched bar and the sentence with source, since when, who can mend it; `children` is the link. */
export const Partial = ({ says, children }: { readonly says: string; readonly children?: ReactNode }) => (
  <div className={style.partial}>
    <p>
      {says} {children}
    </p>
  </div>
);
