import { count } from "../../format.js";
import { Choice } from "../../forms/choice.js";
import { Field } from "../../forms/field.js";
import forms from "../../forms/forms.module.css";
import { Scroll } from "../../states/scroll.js";
import { t } from "../../words.js";
import type { Looked, Said } from "./from-file.js";
import { SampleRows } from "./sample-rows.js";
import style from "./start.module.css";

type Use = Looked["columns"][number]["use"];
const uses: readonly Use[] = [
  "subject",
  "activity",
  "made",
  "done",
  "cancelled",
  "promised",
  "recorded",
  "time",
  "customer",
  "channel",
  "amount",
  "score",
  "text",
  "property",
  "link",
  "nothing",
];

/** Each column with three of its values and what it is taken for, to be set right; below, what the first rows then say. */
export const SayWhat = ({
  looked,
  said,
  onSay,
  onBack,
  onNext,
}: {
  readonly looked: Looked;
  readonly said: Said;
  readonly onSay: (part: Said) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) => {
  const { file } = looked;
  const ambiguous = looked.columns.some((column) => column.ambiguous);
  return (
    <section className={style.step}>
      <p>
        <b>
          {t("start.file", {
            name: file.name,
            rows: count(file.rows) + (file.more ? "+" : ""),
            format: file.format,
            encoding: file.encoding,
          })}
        </b>
      </p>
      <Scroll says={t("start.column")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("start.column")}</th>
              <th scope="col">{t("start.values")}</th>
              <th scope="col">{t("start.use")}</th>
            </tr>
          </thead>
          <tbody>
            {looked.columns.map((column) => (
              <tr key={column.name}>
                <td>
                  <b>{column.name}</b>
                </td>
                <td className="quiet">{column.values.join(", ")}</td>
                <td>
                  <select
                    className={style.use}
                    aria-label={`${t("start.use")}: ${column.name}`}
                    value={column.use}
                    onChange={(event) => onSay({ uses: { ...said.uses, [column.name]: event.target.value as Use } })}
                  >
                    {uses.map((use) => (
                      <option key={use} value={use}>
                        {t(`use.${use}`)}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {ambiguous && (
        <Choice
          label={t("start.dates")}
          value={said.dates ?? "day first"}
          of={[
            { value: "day first", says: t("start.dayFirst") },
            { value: "month first", says: t("start.monthFirst") },
          ]}
          onChoice={(dates) => onSay({ dates })}
        />
      )}
      <Field
        key={looked.timezone}
        label={t("start.zone")}
        hint={looked.timezoneSays}
        defaultValue={looked.timezone}
        onText={() => undefined}
        onBlur={(event) => event.target.value !== looked.timezone && onSay({ timezone: event.target.value })}
      />
      {looked.sample && <SampleRows sample={looked.sample} />}
      {looked.found.length > 0 && (
        <div>
          <h2>{t("start.found")}</h2>
          <ul>
            {looked.found.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {looked.blocked && (
        <p role="alert">
          <b>{t("start.blocked")}:</b> {looked.blocked}
        </p>
      )}
      <p className={style.buttons}>
        <button type="button" className={forms.primary} disabled={looked.blocked !== null} onClick={onNext}>
          {t("start.next")}
        </button>
        <button type="button" className="word" onClick={onBack}>
          {t("start.another")}
        </button>
      </p>
    </section>
  );
};
