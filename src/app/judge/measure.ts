import type { Table } from "../../core/table.js";
import { KeptError } from "../../core/kept-error.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Stores } from "../context.js";

export const measureCommitments = async (_stores: Stores, definition: PromiseDefinition, _into: Table): Promise<void> => {
  throw new KeptError("facts_query", `The promise ${definition.name} is of kind measure, which is not there yet`);
};
