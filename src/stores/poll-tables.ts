import type { Generated, Selectable } from "kysely";

type Instant = string;

/** Who does a piece of scheduled work just now. After `until` anybody may take it over. */
export type LeasesTable = { name: string; holder: string; until: Instant };

/** When a piece of scheduled work ran last, on whichever replica: what was missed is caught up once. */
export type RunsTable = { name: string; ran_at: Instant };

/** One row per polled source: how far it has been read, and how it went. */
export type PollersTable = {
  source: string;
  /** What the poller needs to go on, as JSON; null: it begins. Moves only after what was fetched has been committed. */
  cursor: string | null;
  /** Counts up with the cursor: the number of the next file under `.kept/polled`. */
  seq: Generated<number>;
  polled_at: Instant | null;
  /** The last time it came to its end without a fault. */
  succeeded_at: Instant | null;
  error_code: string | null;
  error_says: string | null;
  error_write: string | null;
  /** Faults since it last succeeded. */
  failures: Generated<number>;
  next_at: Instant | null;
  /** Records fetched, ever and by the last run. */
  records: Generated<number>;
  last_records: Generated<number>;
};

/** One row per object (or file of a folder) that was taken in, with the tag by which a change shows. */
export type PolledObjectsTable = { source: string; key: string; tag: string; path: string; taken_at: Instant };

export type PollTables = {
  leases: LeasesTable;
  runs: RunsTable;
  pollers: PollersTable;
  polled_objects: PolledObjectsTable;
};

export type PollerRow = Selectable<PollersTable>;
