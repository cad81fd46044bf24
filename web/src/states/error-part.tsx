import { Refused } from "../ask.js";
import { t } from "../words.js";
import style from "./states.module.css";

/** In place of the part that failed: what failed (`what`), what still holds, "Try again" (`onRetry`), a code. */
export const ErrorPart = ({
  error,
  what,
  onRetry,
}: {
  readonly error: Error;
  readonly what?: string;
  readonly onRetry?: () => void;
}) => {
  const refused = error instanceof Refused ? error : null;
  if (refused?.status === 401) return null;
  return (
    <div className={style.error} role="alert">
      <p>
        <b>
          {refused?.status === 403
            ? t("state.notAllowed")
            : refused?.status === 0
              ? t("state.unreachable")
              : t("state.failed", { what: what ?? document.title })}
        </b>
      </p>
      {refused && refused.status !== 0 ? (
        refused.problems.map((problem) => (
          <p key={problem.code + problem.says}>
            {problem.says}
            {problem.write && <code className={style.write}>{problem.write}</code>}
          </p>
        ))
      ) : (
        <p className="quiet">{error.message}</p>
      )}
      <p className="small">
        {t("state.code")} <code>{refused?.problems[0]?.code ?? error.name}</code>
      </p>
      {onRetry && (
        <button type="button" className="word" onClick={onRetry}>
          {t("state.retry")}
        </button>
      )}
    </div>
  );
};
