import "@mantine/core/styles/Drawer.css";
import { Drawer } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Gives } from "../../ask.js";
import { count, day, rate, target as targetText } from "../../format.js";
import { Field } from "../../forms/field.js";
import { measuredWords } from "../../measured.js";
import { Answer } from "../../states/answer.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { Curve } from "./curve.js";
import type { PromisePage } from "./head.js";
import { limitText, readLimit, readShare } from "./limit-text.js";
import { keptAt, limitFor } from "./on-curve.js";
import style from "./promise.module.css";

/** Drags or types another limit or share over history: the curve is here, so nothing is asked meanwhile. */
export const TryDrawer = ({
  of: page,
  opened,
  onClose,
}: {
  readonly of: PromisePage;
  readonly opened: boolean;
  readonly onClose: () => void;
}) => {
  const { asked } = useLens();
  const takes = { promise: page.verdict.name, ...(asked.asOf ? { asOf: asked.asOf } : {}) };
  const answer = useAsk("try-promise", takes, { enabled: opened });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      classNames={{ content: style.drawer!, header: style.drawer! }}
      size={480}
      transitionProps={{ transition: "fade", duration: 120 }}
      title={t("try.title")}
      closeButtonProps={{ "aria-label": t("try.close") }}
    >
      <Answer of={answer} what={t("try.title")}>
        {(curve) =>
          curve.need !== null ? (
            <p>{t("try.few", { n: count(curve.n), need: count(curve.need) })}</p>
          ) : (
            <TryOn of={curve} mayChange={page.mayChange} />
          )
        }
      </Answer>
    </Drawer>
  );
};

export const TryOn = ({
  of: curve,
  mayChange,
  start,
  onUse,
}: {
  readonly of: Gives<"try-promise">;
  readonly mayChange: boolean;
  /** The limit to begin with, as it is written; left out: today's. */
  readonly start?: string;
  /** Where the limit is used at once; otherwise a link leads to the designer. */
  readonly onUse?: (limit: string) => void;
}) => {
  const { unit, today, points } = curve;
  const first = today.limit ?? points[Math.floor(points.length / 2)]!.limit;
  const [text, setText] = useState(start || limitText(first, unit));
  const [shareText, setShareText] = useState(targetText(today.target));
  const limit = readLimit(text, unit);
  const share = readShare(shareText);
  const kept = limit === null ? null : keptAt(curve, limit);
  const could = share === null ? null : limitFor(curve, share);
  const shown = points.filter((point) => point.limit <= first * 4 || unit !== "ms");
  return (
    <>
      <p className="small">
        {t("try.lead", {
          n: count(curve.n),
          from: day(curve.history.from, { form: "plain" }),
          to: day(curve.history.to, { form: "plain" }),
        })}
      </p>
      {today.limit !== null && (
        <p className="quiet">
          {t("try.today", { limit: measuredWords(today.limit, unit), target: targetText(today.target) })}
        </p>
      )}
      <Curve of={{ ...curve, points: shown }} limit={limit} />
      <input
        type="range"
        className={style.slider}
        aria-label={t("try.limit")}
        aria-valuetext={limit === null ? text : measuredWords(limit, unit)}
        min={0}
        max={shown.length - 1}
        value={Math.max(0, limit === null ? 0 : shown.findLastIndex((point) => point.limit <= limit + 1e-9))}
        onChange={(event) => setText(limitText(shown[Number(event.target.value)]!.limit, unit))}
      />
      <div className={style.typed}>
        <Field label={t("try.limit")} hint={t("try.limitHint")} value={text} onText={setText} />
        <Field label={t("try.target")} hint={t("design.targetHint")} value={shareText} onText={setShareText} />
      </div>
      <div aria-live="polite">
        {kept !== null && limit !== null && (
          <p className={style.answer}>
            {t("try.would", {
              limit: measuredWords(limit, unit),
              share: rate(kept).estimate,
              range: rate(kept).range,
            })}
          </p>
        )}
        {share !== null && (
          <p className={style.answer}>
            {could === null
              ? t("try.never", { target: targetText(share) })
              : t("try.could", { target: targetText(share), limit: measuredWords(could, unit) })}
          </p>
        )}
      </div>
      {mayChange && limit !== null && (
        <p>
          {onUse ? (
            <button type="button" className="word" onClick={() => onUse(limitText(limit, unit))}>
              {t("try.use")}
            </button>
          ) : (
            <Link
              to="/promises/$name/design"
              params={{ name: curve.promise.name }}
              search={((before: object) => ({ ...before, limit: limitText(limit, unit) })) as never}
            >
              {t("try.use")}
            </Link>
          )}
        </p>
      )}
    </>
  );
};
