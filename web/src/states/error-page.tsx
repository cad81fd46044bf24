import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorPart } from "./error-part.js";

/** A page that broke: never white. */
export const ErrorPage = ({ error, reset }: ErrorComponentProps) => (
  <ErrorPart error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
);
