import type { ReactNode } from "react";
import style from "./states.module.css";

/** What will be here (`will`), why it is not (`because`), and one thing to do (`children`: a link or a button). */
export const Empty = ({
  will,
  because,
  children,
}: {
  readonly will: string;
  readonly because?: string;
  readonly children?: ReactNode;
}) => (
  <div className={style.empty}>
    <p>
      <b>{will}</b>
    </p>
    {because && <p className="quiet">{because}</p>}
    {children}
  </div>
);
