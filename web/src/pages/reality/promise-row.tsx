import { Link } from "@tanstack/react-router";
import { count, target as targetText } from "../../format.js";
import { Budget } from "../../marks/budget.js";
import { hueOf } from "../../marks/estimate.js";
import { Know } from "../../marks/know.js";
import { Measure } from "../../marks/measure.js";
import { Quote } from "../../marks/quote.js";
import type { Scale } from "../../marks/scale.js";
import { Verdict, verdictName } from "../../marks/verdict.js";
import { t } from "../../words.js";
import type { Reality, Row } from "./promise-list.js";
import style from "./reality.module.css";

/** One promise: the row opens it, the rail says how we know, the count opens its people. */
export const PromiseRow = ({
  of: row,
  in: all,
  scale,
}: {
  readonly of: Row;
  readonly in: Reality;
  readonly scale: Scale;
}) => (
  <li className={style.row}>
    <span className={style.verdict}>
      <Verdict of={verdictName(row)} />
    </span>
    <span className={style.quote}>
      <Link to="/promises/$name" params={{ name: row.name }} data-row>
        <Quote>{row.says}</Quote>
      </Link>
      {row.ownerSays && <span className={style.owner}>{row.ownerSays}</span>}
    </span>
    <span className={style.measure}>
      <Know of={{ ...row, rate: row.keepRate }} today={all.asOf}>
        {(open, opened) => (
          <Measure
            of={row.keepRate}
            form="rail"
            scale={scale}
            target={row.target}
            hue={hueOf(row.verdict)}
            coverage={row.coverage}
            onKnow={open}
            knowOpen={opened}
          />
        )}
      </Know>
    </span>
    <span className={style.promised}>
      <span className={style.onPhone}>{t("reality.promised")} </span>
      <b>{targetText(row.target)}</b>
    </span>
    <span className={style.budget}>
      <Budget of={row.budget} />
    </span>
    <span className={style.count}>
      <LetDown of={row} in={all} />
      <span className={style.onPhone} aria-hidden="true">
        {" "}
        {t("reality.peoplePeriod", { n: row.letDown ?? 0, period: all.daysSay })}
      </span>
    </span>
  </li>
);

const LetDown = ({ of: row, in: all }: { readonly of: Row; readonly in: Reality }) => {
  const title = all.people.sum ? { title: all.people.sum } : {};
  if (row.verdict === "unknown" && row.atLeast && (row.letDown ?? 0) === 0)
    return (
      <span className={`figure ${style.unknown}`}>
        <span aria-hidden="true">?</span>
        <span className="seen-by-readers">{t("reality.cannotSay")}</span>
      </span>
    );
  if (row.letDown === null) return <span className="small">{t("reality.fewer")}</span>;
  const text = (
    <>
      {row.atLeast && <span className={style.atLeast}>{t("reality.atLeast")} </span>}
      <span className="figure">{count(row.letDown)}</span>
    </>
  );
  if (!row.mayOpenPeople || row.letDown === 0) return <span {...title}>{text}</span>;
  return (
    <Link
      to="/people"
      search={(before: object) => ({ ...before, know: undefined, promise: row.name }) as never}
      {...title}
    >
      {text}
      <span className="seen-by-readers">
        {" "}
        {t("reality.peoplePeriod", { n: row.letDown, period: all.daysSay })}: {row.says}
      </span>
    </Link>
  );
};
