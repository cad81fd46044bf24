import { join } from "node:path";
import type { Clock } from "../core/clock.js";
import type { Edge } from "../core/edge.js";
import type { Coverage } from "../interactions/model.js";
import type { Workspace } from "../spec/workspace.js";
import type { Facts } from "../stores/facts.js";
import type { State } from "../stores/state.js";
import type { Turns } from "../stores/turns.js";
import type { Principal } from "../workspace/roles.js";

/** What a use case works with. The workspace is read, and stores are opened, when first asked for. */
export type Context = Edge & {
  /** Who asks. What they may not see is left out by the use case itself; whether they may ask at all, by `runUseCase`. */
  readonly who: Principal;
  /** Through which face, for the record; left out: pages for people, the API for keys, the command line for its user. */
  readonly door?: string;
  readonly clock: Clock;
  readonly workspace: () => Promise<Workspace>;
  readonly stores: () => Promise<Stores>;
  /** `first`: what is new is judged before the answer. `behind`: a server judges all the time, and answers with what is judged. */
  readonly judging: "first" | "behind";
};
export type Stores = {
  readonly facts: Facts;
  readonly state: State;
  readonly memory: Memory;
  /** What changes facts, and what must not see them half changed, takes turns under the name `facts`. */
  readonly turns: Turns;
};

/** What need not be asked again as long as the stores are open. */
export type Memory = {
  /** Judgings (promise and when) whose commitments were found all there. */
  readonly whole: Set<string>;
  /** Coverage as it was asked for last: `key` says of what, as of when. */
  coverage: { readonly key: string; readonly workspace: Workspace; readonly answer: Promise<Coverages> } | null;
};
export type Coverages = ReadonlyMap<string, Coverage>;

/** Where Kept keeps its data, inside the workspace. */
export const dataFolder = (directory: string) => join(directory, ".kept");
