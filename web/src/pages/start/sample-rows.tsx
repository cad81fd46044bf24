import { Scroll } from "../../states/scroll.js";
import { t } from "../../words.js";
import type { Looked } from "./from-file.js";

/** The first rows as they would be read. */
export const SampleRows = ({ sample }: { readonly sample: NonNullable<Looked["sample"]> }) => (
  <div>
    <h2>{t("start.asRead")}</h2>
    <Scroll says={t("start.asRead")}>
      <table>
        <thead>
          <tr>
            {sample.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity.
            <tr key={i}>
              {row.map((cell, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have none either.
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </div>
);
