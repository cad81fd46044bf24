import { destination, type Logger, pino } from "pino";
import type { ServeSettings } from "../app/serve/settings.js";
import { errorForLog, maskedLog } from "./masked-log.js";

/** Lines of JSON on stderr, without personal data: no addresses of people, no bodies, no query strings, and texts masked. */
export type Log = {
  readonly say: (
    level: "error" | "warn" | "info" | "debug",
    says: string,
    more?: Readonly<Record<string, unknown>>,
  ) => void;
  readonly fault: (says: string, error: unknown, more?: Readonly<Record<string, unknown>>) => void;
};

export const openLog = (level: ServeSettings["log"], write?: (line: string) => void): Log => {
  const to = write === undefined ? destination({ fd: 2, sync: true }) : { write };
  const logger: Logger = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      messageKey: "says",
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );
  return {
    say: (at, says, more = {}) => logger[at](more, maskedLog(says)),
    fault: (says, error, more = {}) => logger.error({ ...more, error: errorForLog(error) }, maskedLog(says)),
  };
};
