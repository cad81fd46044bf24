import { useState } from "react";
import { count, share } from "../../format.js";
import { Choice } from "../../forms/choice.js";
import { Field } from "../../forms/field.js";
import forms from "../../forms/forms.module.css";
import { ErrorPart } from "../../states/error-part.js";
import { t } from "../../words.js";
import type { Looked, Said } from "./from-file.js";
import style from "./start.module.css";

/** The promise as a sentence, held against the file; below, the text that will be written. */
export const SayPromise = ({
  looked,
  said,
  onSay,
  onBack,
  onWrite,
  writing,
  error,
}: {
  readonly looked: Looked;
  readonly said: Said;
  readonly onSay: (part: Said) => void;
  readonly onBack: () => void;
  readonly onWrite: () => void;
  readonly writing: boolean;
  readonly error: Error | null;
}) => {
  const meant =
    said.promise === "none"
      ? undefined
      : (looked.promises.find((each) => each.name === said.promise) ?? looked.promises[0]);
  return (
    <section className={style.step}>
      {looked.begins && <Company said={said} onSay={onSay} />}
      {looked.promises.length === 0 ? (
        <p>{t("start.noPromise")}</p>
      ) : (
        <Choice
          label={t("start.promise")}
          value={said.promise ?? meant?.name ?? "none"}
          of={[
            ...looked.promises.map((each) => ({ value: each.name, says: each.says })),
            { value: "none", says: t("start.none") },
          ]}
          onChoice={(promise) => onSay({ promise, says: undefined, within: undefined, target: undefined })}
        />
      )}
      {meant && (
        <Sentence key={`${meant.name} ${meant.says} ${meant.within} ${meant.target}`} meant={meant} onSay={onSay} />
      )}
      {looked.yaml && (
        <div>
          <h2>{t("start.yaml")}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
          <pre tabIndex={0}>{looked.yaml}</pre>
        </div>
      )}
      {error && <ErrorPart error={error} what={t("start.write")} />}
      <p className={style.buttons}>
        <button type="button" className={forms.primary} disabled={writing} onClick={onWrite}>
          {writing ? t("start.writing") : t("start.write")}
        </button>
        <button type="button" className="word" disabled={writing} onClick={onBack}>
          {t("start.back")}
        </button>
      </p>
    </section>
  );
};

const Company = ({ said, onSay }: { said: Said; onSay: (part: Said) => void }) => {
  const [name, setName] = useState(said.company ?? "");
  return (
    <Field
      label={t("start.company")}
      value={name}
      maxLength={200}
      onText={setName}
      onBlur={() => name.trim() !== "" && name !== said.company && onSay({ company: name.trim() })}
    />
  );
};

const Sentence = ({ meant, onSay }: { meant: Looked["promises"][number]; onSay: (part: Said) => void }) => {
  const [says, setSays] = useState(meant.says);
  const [within, setWithin] = useState(meant.within ?? "");
  const [target, setTarget] = useState(String(Number((meant.target * 100).toFixed(2))));
  const tried = () =>
    onSay({ says, target: Number(target.replace(",", ".")) / 100, ...(meant.within === null ? {} : { within }) });
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault();
        tried();
      }}
    >
      <Field label={t("start.says")} value={says} required onText={setSays} />
      {meant.within !== null && (
        <Field label={t("start.within")} hint={t("start.withinHint")} value={within} required onText={setWithin} />
      )}
      <Field
        label={t("start.target")}
        inputMode="decimal"
        value={target}
        required
        pattern="[0-9]{1,3}([.,][0-9]+)?"
        onText={setTarget}
      />
      {meant.due > 0 && (
        <p role="status">
          <b>
            {t("start.backtest", {
              kept: count(meant.kept),
              due: count(meant.due),
              rate: share(meant.kept / meant.due),
            })}
          </b>
        </p>
      )}
      <p className="small">{t("start.because", { because: meant.because })}</p>
      <button type="submit" className={forms.plain}>
        {t("start.try")}
      </button>
    </form>
  );
};
