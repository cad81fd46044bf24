import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorPart } from "./error-part.js";
import { Loading } from "./loading.js";
import { OldAnswer } from "./old-answer.js";

/** One question's answer in all its states: `<Answer of={useAsk("check", asked)}>{(check) => ...}</Answer>`. `loading`: skeleton of one's own. */
export const Answer = <T,>({
  of,
  what,
  loading,
  children,
}: {
  readonly of: UseQueryResult<T, Error>;
  readonly what?: string;
  readonly loading?: ReactNode;
  readonly children: (answer: T) => ReactNode;
}) => {
  if (of.data !== undefined && !(of.isError && !of.isPlaceholderData && of.data === undefined))
    return (
      <OldAnswer old={of.isPlaceholderData}>
        {of.isError && <ErrorPart error={of.error} {...(what ? { what } : {})} onRetry={() => void of.refetch()} />}
        {children(of.data)}
      </OldAnswer>
    );
  if (of.isError) return <ErrorPart error={of.error} {...(what ? { what } : {})} onRetry={() => void of.refetch()} />;
  return loading ?? <Loading />;
};
