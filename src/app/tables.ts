import { eraseArrivals, erasePlan } from "../interactions/erase-tables.js";
import { arrivals, copies, importGone, interactions, interactionsPast, quarantine } from "../interactions/tables.js";
import { commitments, commitmentsThen } from "../promises/tables.js";

/** What only the sources could bring back. */
export const storedTables = [
  interactions,
  interactionsPast,
  quarantine,
  arrivals,
  copies,
  importGone,
  erasePlan,
  eraseArrivals,
] as const;

/** What is made from the others. */
export const derivedTables = [commitments, commitmentsThen] as const;
