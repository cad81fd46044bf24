import type { Gives } from "../../ask.js";
import { day, share as shareWords } from "../../format.js";
import { t } from "../../words.js";
import style from "./sources.module.css";

type Day = Gives<"sources-page">["sources"][number]["days"][number];

/** A cell a day: full where all arrived, part filled, hatched where nothing did, empty where nothing was expected. */
export const LedgerCells = ({
  name,
  days,
  today,
}: {
  readonly name: string;
  readonly days: readonly Day[];
  readonly today: string;
}) => {
  const none = days.filter((each) => each.share === 0).length;
  const part = days.filter((each) => each.share !== null && each.share > 0 && each.share < 1).length;
  const due = days.filter((each) => each.share !== null).length;
  return (
    <svg
      className={`mark ${style.cells}`}
      viewBox={`0 0 ${days.length * 10} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t("sources.ledgerSays", { name, days: due, none, part })}
    >
      {days.map((each, i) => (
        <g key={each.day}>
          <title>{cellSays(each, today)}</title>
          <Cell x={i * 10} share={each.share} />
        </g>
      ))}
    </svg>
  );
};

const Cell = ({ x, share }: { x: number; share: number | null }) => {
  if (share === null) return <rect x={x} y="18.5" width="8.5" height="1" fill="var(--line)" />;
  if (share === 0) return <rect x={x} y="0" width="8.5" height="20" fill="url(#hatch)" />;
  const height = Math.max(2, 20 * share);
  return (
    <>
      {share < 1 && <rect x={x} y="0" width="8.5" height={20 - height} fill="url(#hatch)" />}
      <rect x={x} y={20 - height} width="8.5" height={height} fill="var(--ink-3)" fillOpacity="0.55" />
    </>
  );
};

const cellSays = ({ day: iso, share }: Day, today: string): string => {
  const name = day(iso, { today });
  if (share === null) return t("sources.cellUnsaid", { day: name });
  if (share === 0) return t("sources.cellNone", { day: name });
  return share >= 1
    ? t("sources.cellFull", { day: name })
    : t("sources.cellPart", { day: name, share: shareWords(share) });
};
