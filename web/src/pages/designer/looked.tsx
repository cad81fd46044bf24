import type { Gives } from "../../ask.js";
import { addDays, count, day } from "../../format.js";
import forms from "../../forms/forms.module.css";
import { Once } from "../../forms/once.js";
import { hueOf } from "../../marks/estimate.js";
import { Measure } from "../../marks/measure.js";
import { scaleFor } from "../../marks/scale.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { ErrorPart } from "../../states/error-part.js";
import { t } from "../../words.js";
import style from "./designer.module.css";

type Edit = Gives<"edit-promise">;
type Tried = NonNullable<Edit["backtest"]>["after"];

/** What would change in the file, how the last 90 days would have been, who will see it; then the one button that writes. */
export const Looked = ({
  of: edit,
  busy,
  error,
  onSave,
}: {
  readonly of: Edit;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSave: () => void;
}) => (
  <>
    {edit.problems.length > 0 && (
      <section className={style.part} role="alert">
        <h2>{t("design.problems")}</h2>
        {edit.problems.map((problem) => (
          <p key={`${problem.line} ${problem.says}`}>
            {problem.says}
            {problem.write && ` (${problem.write})`}
          </p>
        ))}
      </section>
    )}
    <section className={style.part}>
      <h2>{t("design.diff", { file: edit.file })}</h2>
      <Diff of={edit.diff} name={edit.file} />
    </section>
    {edit.backtest ? (
      <section className={style.part}>
        <h2>
          {t("design.history", {
            from: day(edit.backtest.period.from, { form: "plain" }),
            to: day(addDays(edit.backtest.period.to, -1), { form: "plain" }),
          })}
        </h2>
        {edit.backtest.before && (
          <TriedRow of={edit.backtest.before} beside={edit.backtest.after} name={t("design.now")} />
        )}
        <TriedRow of={edit.backtest.after} beside={edit.backtest.before} name={t("design.then")} />
      </section>
    ) : (
      edit.problems.length === 0 && !edit.judgedDifferently && <p className="quiet">{t("design.same")}</p>
    )}
    {edit.seenBy.length > 0 && (
      <section className={style.part}>
        <h2>{t("design.seen")}</h2>
        <ul>
          {edit.seenBy.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      </section>
    )}
    {error && <ErrorPart error={error} what={t("design.save", { file: edit.file })} />}
    {edit.saved ? (
      <div role="status">
        <p>
          <b>{t("design.saved", { file: edit.file })}</b>
        </p>
        {edit.next.map((line) => (
          <Once key={line} says={t("design.uncommitted")} text={line} />
        ))}
      </div>
    ) : (
      edit.problems.length === 0 && (
        <p className={style.part}>
          <button type="button" className={forms.primary} disabled={busy} onClick={onSave}>
            {t("design.save", { file: edit.file })}
          </button>
        </p>
      )
    )}
  </>
);

const TriedRow = ({
  of,
  beside,
  name,
}: {
  readonly of: Tried;
  readonly beside: Tried | null;
  readonly name: string;
}) => {
  const rates = [of, ...(beside ? [beside] : [])];
  return (
    <div className={style.tried}>
      <span>{name}</span>
      <Verdict of={verdictName(of)} />
      <Measure
        of={of.keepRate as never}
        form="rail"
        target={of.target}
        scale={scaleFor(
          rates.map((each) => each.keepRate as never),
          rates.map((each) => each.target),
        )}
        hue={hueOf(of.verdict)}
      />
      <span className="small">
        {of.letDown === null ? t("design.fewer") : t("design.letDown", { n: count(of.letDown) })}
        {of.budget && (
          <>
            <br />
            {t("design.allowed", { used: count(of.budget.used), allowed: count(of.budget.allowed) })}
          </>
        )}
      </span>
    </div>
  );
};

/** A difference as `diff -u` prints it; what goes and what comes are elements, so that readers hear them. */
const Diff = ({ of, name }: { readonly of: string; readonly name: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
  <section className={style.diff} tabIndex={0} aria-label={t("design.diff", { file: name })}>
    <pre>
      {of
        .trimEnd()
        .split("\n")
        .slice(2)
        .map((line, i) => {
          const key = `${i} ${line}`;
          if (line.startsWith("+")) return <ins key={key}>{line}</ins>;
          if (line.startsWith("-")) return <del key={key}>{line}</del>;
          return <span key={key}>{`${line}\n`}</span>;
        })}
    </pre>
  </section>
);
