import { join } from "node:path";
import type { Clock } from "../core/clock.js";
import type { Edge } from "../core/edge.js";
import type { Coverage } from "../interactions/model.js";
import type { Workspace } from "../spec/workspace.js";
import type { Facts } from "../stores/facts.js";
import type { State } from "../stores/state.js";

/** What a use case works with. The workspace is read, and stores are opened, when first asked for. */
export type Context = Edge & {
  readonly clock: Clock;
  readonly workspace: () => Promise<Workspace>;
  readonly stores: () => Promise<Stores>;
};
export type Stores = { readonly facts: Facts; readonly state: State; readonly memory: Memory };

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
