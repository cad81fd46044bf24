import { useState } from "react";
import type { Gives } from "../../ask.js";
import { scaleFor } from "../../marks/scale.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { PromiseRow } from "./promise-row.js";
import style from "./reality.module.css";

export type Reality = Gives<"reality">;
export type Row = Reality["promises"][number];

/** Beyond so many promises, those that are kept stand behind one line. */
const most = 12;

/** Every promise with its verdict: broken, cannot say, too close to call, kept. */
export const PromiseList = ({ of }: { readonly of: Reality }) => {
  const { search } = useLens();
  const [all, showAll] = useState(false);
  const folded = of.promises.length > most && !all;
  const shown = folded ? of.promises.filter(({ verdict, certain }) => verdict !== "kept" || !certain) : of.promises;
  const scale = scaleFor(
    of.promises.map(({ keepRate }) => keepRate),
    of.promises.map(({ target }) => target),
  );
  return (
    <section className={search.dense ? `${style.list} ${style.dense}` : style.list} aria-labelledby="promises">
      <div className={style.listHead}>
        <h2 id="promises">{of.title}</h2>
        <span className="quiet">{of.states}</span>
      </div>
      <div className={style.heads} aria-hidden="true">
        <span />
        <span />
        <span className={style.scale}>
          <span>{Math.round(scale.low * 100)}%</span>
          <span>{t("reality.keptRange")}</span>
          <span>100%</span>
        </span>
        <span className="number">{t("reality.promised")}</span>
        <span>{t("reality.mayStill")}</span>
        <span className="number">{t("reality.letDown", { period: of.daysSay })}</span>
      </div>
      <ol className={style.rows}>
        {shown.map((row) => (
          <PromiseRow key={row.name} of={row} in={of} scale={scale} />
        ))}
      </ol>
      {folded && (
        <p>
          {t("reality.moreKept", { n: of.promises.length - shown.length })}.{" "}
          <button type="button" className="word" onClick={() => showAll(true)}>
            {t("reality.show")}
          </button>
        </p>
      )}
    </section>
  );
};
