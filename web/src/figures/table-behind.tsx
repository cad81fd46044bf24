import { type ReactNode, useEffect, useRef } from "react";
import { t } from "../words.js";
import style from "./table-behind.module.css";

/** The same numbers as the figure: opened by `t`, or by its own line. `title` names it; `rows` are cells in the order of `heads`. */
export const TableBehind = ({
  title,
  heads,
  rows,
}: {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}) => {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const all = () => details.current?.toggleAttribute("open");
    document.addEventListener("kept:tables", all);
    return () => document.removeEventListener("kept:tables", all);
  }, []);
  return (
    <details ref={details} className={style.behind}>
      <summary>{t("table.show", { title })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys. */}
      <section className="scroll" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity here.
              <tr key={i}>
                {row.map((cell, j) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells are their columns.
                  <td key={j}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
};
