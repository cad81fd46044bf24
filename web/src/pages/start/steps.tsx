import { t } from "../../words.js";
import style from "./start.module.css";

const steps = ["start.step1", "start.step2", "start.step3", "start.step4"] as const;

/** Which of the four it is. */
export const Steps = ({ at }: { readonly at: 1 | 2 | 3 | 4 }) => (
  <ol className={style.steps} aria-label={t("start.steps")}>
    {steps.map((step, i) => (
      <li
        key={step}
        className={i + 1 === at ? style.here : undefined}
        {...(i + 1 === at ? { "aria-current": "step" as const } : {})}
      >
        {i + 1} {t(step)}
      </li>
    ))}
  </ol>
);
