import { join } from "node:path";
import type { Clock } from "../core/clock.js";
import type { Edge } from "../core/edge.js";
import type { Workspace } from "../spec/workspace.js";
import type { Facts } from "../stores/facts.js";
import type { State } from "../stores/state.js";

/** What a use case works with. The workspace is read, and stores are opened, when first asked for. */
export type Context = Edge & {
  readonly clock: Clock;
  readonly workspace: () => Promise<Workspace>;
  readonly stores: () => Promise<Stores>;
};
export type Stores = { readonly facts: Facts; readonly state: State };

/** Where Kept keeps its data, inside the workspace. */
export const dataFolder = (directory: string) => join(directory, ".kept");
