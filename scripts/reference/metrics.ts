import { registry } from "../../src/app/metrics.js";
import { markdownTable, page } from "./markdown.js";

export const allMetrics = async (): Promise<readonly { name: string; help: string; type: string }[]> =>
  (await registry.getMetricsAsJSON())
    .map(({ name, help, type }) => ({ name, help, type: String(type) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

export const metricsPage = async (): Promise<string> => {
  const all = await allMetrics();
  // Which of these there are differs between systems and versions of Node.
  const ofProcess = /^kept_(process|nodejs)_/;
  return page(
    "Metrics",
    "src/app/metrics.ts",
    "`GET /metrics`, in Prometheus' text format: open to this machine, else with `Authorization: Bearer` and KEPT_METRICS_TOKEN. No label holds a person, a path with an id, or a key.",
    markdownTable(
      ["metric", "type", ""],
      all.filter((one) => !ofProcess.test(one.name)).map((one) => [`\`${one.name}\``, one.type, one.help]),
    ),
    "Beside them, `kept_process_*` and `kept_nodejs_*`: processor time, memory, open files, event loop lag and garbage collection, as prom-client gives them.",
  );
};
