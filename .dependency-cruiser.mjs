// The import table of ARCHITECTURE.md as rules, made from the one array that lists the stages in order.
import { stages } from "./src/core/stages.ts";

const any = (names) => `(${names.join("|")})`;
const inside = (room) => `^src/${room}/`;
const shape = "(model|tables)\\.ts$";
// What is not shipped stands beside the code and runs on real engines, so it may reach further.
const forTests = "\\.(test|fixture|contract)\\.ts$|/fixtures/";
const code = (room) => ({ path: inside(room), pathNot: forTests });

/** `room` may import of ours only what `allowed` matches. */
const only = (room, says, allowed) => ({
  name: `${room.replace(/\W/g, "")}-imports`,
  comment: `${room}: ${says}`,
  severity: "error",
  from: code(room),
  to: { path: "^src/", pathNot: [inside(room), ...allowed] },
});

const ground = ["^src/core/", "^src/stats/"];
const edges = ["cli", "http", "mcp"];

const stageRules = stages.map((stage, i) => {
  const before = stages.slice(0, i);
  const earlier = before.length === 0 ? [] : [`^src/${any(before)}/${shape}`];
  // The report tells what the verdicts say: it reads their contract too.
  const contracts = stage === "report" ? [`^src/${any(before)}/verdict\\.ts$`] : [];
  return only(stage, "core, stats, and model.ts or tables.ts of earlier stages", [...ground, ...earlier, ...contracts]);
});

// What reaches outside the process. Stages are pure, but for `sources`, which reads.
const outside =
  "^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads)$|^(chdb|pg|kysely|@clickhouse/client)$";

export default {
  forbidden: [
    only("core", "nothing of ours", []),
    only("stats", "nothing of ours", []),
    only("spec", "core and the stages' model.ts", ["^src/core/", `^src/${any(stages)}/model\\.ts$`]),
    only("workspace", "core", ["^src/core/"]),
    only("stores", "core and the stages' tables.ts", ["^src/core/", `^src/${any(stages)}/tables\\.ts$`]),
    ...stageRules,
    only("app", "everything but the edges", [`^src/(?!${any(edges)}/)`]),
    ...edges.map((edge) =>
      // The command line starts the others: `kept serve`, `kept mcp`.
      only(edge, "app, core, report and workspace", [
        "^src/(app|core|report|workspace)/",
        ...(edge === "cli" ? ["^src/(http|mcp)/"] : []),
        ...(edge === "http" ? ["^src/mcp/"] : []),
      ]),
    ),
    {
      name: "pure-middle",
      comment: "core, stats and stages but `sources` neither read nor write: app, stores and the edges do.",
      severity: "error",
      from: code(any(["core", "stats", ...stages.filter((stage) => stage !== "sources")])),
      to: { path: outside },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-barrels",
      comment: "Import the file that has it, so that an import shows who reads whom.",
      severity: "error",
      from: {},
      to: { path: "^src/.*/index\\.ts$" },
    },
    {
      name: "no-tests",
      comment: "What is shipped does not import what is not.",
      severity: "error",
      from: { path: "^src/", pathNot: forTests },
      to: { path: [forTests, "^(test|scripts|bench|examples)/"] },
    },
    {
      name: "shipped-dependencies",
      severity: "error",
      from: { path: "^src/", pathNot: forTests },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"] },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
