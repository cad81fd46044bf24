/** Every use case, in the order in which `kept --help` lists them. Each is loaded when it is asked for. */
export const useCases = {
  import: () => import("./import/import-files.js").then((m) => m.importFiles),
  check: () => import("./check/check.js").then((m) => m.check),
} as const;

export { open } from "./context.js";
