import { Link } from "@tanstack/react-router";
import type { Gives } from "../../ask.js";
import { count, day } from "../../format.js";
import { measuredWords } from "../../measured.js";
import { t } from "../../words.js";
import style from "./people.module.css";

export type Person = NonNullable<Gives<"people-page">["list"]>[number];

/** One person let down: a square a time, who, by what, when, and what happened since. */
export const PersonRow = ({ person, today }: { readonly person: Person; readonly today: string }) => (
  <tr className={style.row} data-row>
    <td className={style.times}>
      <Times n={person.times} />
    </td>
    <td className={style.who}>
      <Link to="/people/$id" params={{ id: person.id }} className={style.open}>
        {person.customer}
      </Link>
      <span className={style.where}>{Object.values(person.where).join(", ")}</span>
    </td>
    <td className={style.what}>
      {person.by.map((one) => (
        <span key={one.promise} className={style.promise}>
          <span className={style.says}>{one.says}</span> <span className={style.got}>{got(one)}</span>
        </span>
      ))}
    </td>
    <td className={style.when}>{day(person.latest, { today })}</td>
    <td className={style.since}>{since(person, today)}</td>
  </tr>
);

const most = 6;

/** A square for each time; beyond six the number stands beside one. */
const Times = ({ n }: { n: number }) => {
  const squares = n > most ? 1 : n;
  return (
    <>
      <svg className="mark" width={squares * 12} height="10" aria-hidden="true">
        {Array.from({ length: squares }, (_, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: squares have no identity.
          <rect key={i} x={i * 12} width="9" height="9" y="0.5" fill="var(--broken)" />
        ))}
      </svg>
      {n > most && <span className={style.many}>× {count(n)}</span>}
      <span className="seen-by-readers">{t("people.times", { n })}</span>
    </>
  );
};

const got = (one: Person["by"][number]): string => {
  if (one.measured === null || one.unit === null) return t("people.nothingSeen");
  const measured = measuredWords(one.measured, one.unit);
  const days = one.unit === "days";
  return one.limit === null || days
    ? t("people.measured", { measured })
    : t("people.against", { measured, limit: measuredWords(one.limit, one.unit) });
};

const since = ({ since: then }: Person, today: string): string => {
  if (then === null) return t("people.nobodyKnows");
  if (then.interactions === 0 || then.latest === null) return t("people.saidNothing");
  const after = t("people.after", {
    n: then.interactions,
    day: day(then.latest.slice(0, 10), { form: "short", today }),
  });
  return then.score === null ? after : `${t("people.score", { score: String(then.score) })} · ${after}`;
};
