import { Link } from "@tanstack/react-router";
import type { Gives } from "../../ask.js";
import forms from "../../forms/forms.module.css";
import { hueOf } from "../../marks/estimate.js";
import { Measure } from "../../marks/measure.js";
import { Quote } from "../../marks/quote.js";
import { scaleFor } from "../../marks/scale.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { t } from "../../words.js";
import style from "./start.module.css";

/** What was written, and the first verdict with its range. */
export const FirstVerdict = ({ added }: { readonly added: Gives<"add"> }) => {
  const verdict = added.check?.promises[0];
  const rows = added.imported.sources.reduce((sum, source) => sum + source.rows, 0);
  return (
    <section className={style.step}>
      <h2>{t("start.done")}</h2>
      {verdict && (
        <>
          <p>
            <Verdict of={verdictName(verdict)} />
          </p>
          <p>
            <Quote size="page">{verdict.says}</Quote>
          </p>
          <div className={style.measure}>
            <Measure
              of={verdict.keepRate}
              form="rail"
              target={verdict.target}
              hue={hueOf(verdict.verdict)}
              scale={scaleFor([verdict.keepRate], [verdict.target])}
            />
          </div>
        </>
      )}
      <p className="quiet">
        {t("start.rows", { n: rows })} {t("start.written", { files: added.written.join(", ") })}
      </p>
      <p className={style.buttons}>
        {added.promise && (
          <Link className={forms.primary} to="/promises/$name" params={{ name: added.promise }}>
            {t("start.open")}
          </Link>
        )}
        <Link to="/reality">{t("start.reality")}</Link>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <pre tabIndex={0}>{added.yaml}</pre>
    </section>
  );
};
