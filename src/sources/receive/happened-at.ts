/** What a sender says of time; texts as they were sent. */
export type SaidTimes = {
  readonly timestamp?: unknown;
  readonly originalTimestamp?: unknown;
  readonly sentAt?: unknown;
};

/** A difference that the network may have made is no fault of a clock. */
const networkMs = 60_000;

/**
 * When an event happened, as an ISO text. `timestamp` is believed; `originalTimestamp` is put right by how far the sender's clock
 * was behind when it sent. A clock that is ahead of ours is wrong for certain, so both are put right by it. An event that waited
 * (offline, in a queue) keeps its own time: it is never moved to when it came. What is no time stays as it is, for the mapping
 * to refuse.
 */
export const happenedAt = (said: SaidTimes, receivedAt: number): string => {
  const { timestamp, originalTimestamp } = said;
  const own = isSaid(timestamp) ? timestamp : originalTimestamp;
  if (!isSaid(own)) return new Date(receivedAt).toISOString();
  const at = millis(own);
  if (at === null) return String(own);
  const sent = millis(said.sentAt);
  const behind = sent === null ? 0 : receivedAt - sent;
  const wrong = isSaid(timestamp) ? behind < -networkMs : Math.abs(behind) > networkMs;
  return wrong ? new Date(at + behind).toISOString() : typeof own === "string" ? own : new Date(at).toISOString();
};

const isSaid = (value: unknown): value is string | number =>
  (typeof value === "string" && value !== "") || typeof value === "number";

const millis = (value: unknown): number | null => {
  const ms =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\d{4}-/.test(value)
        ? Date.parse(value)
        : Number.NaN;
  return Number.isFinite(ms) && Math.abs(ms) < 8e15 ? ms : null;
};
