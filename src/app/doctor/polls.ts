import type { Context } from "../context.js";
import { pollerStates } from "../poll/poller-states.js";
import { attention, count, type Finding, fine, wrong } from "./finding.js";

/** So often in a row it is no hiccup. */
const manyFailures = 10;

/** Whether what is polled comes. */
export const pollFindings = async (context: Context): Promise<readonly Finding[]> =>
  (await pollerStates(context)).map(({ source, problem, failures, polledAt, nextAt, records }) => {
    const name = `poll of ${source}`;
    if (polledAt === null) return attention(name, "it was never polled", "kept serve polls it; kept poll does at once");
    if (problem !== null) {
      const says = `${problem.says} (${failures === 1 ? "the last time" : `${failures} times in a row`})`;
      const instead = `${problem.write ? `${problem.write}; ` : ""}kept poll ${source} tries again at once`;
      return (failures >= manyFailures ? wrong : attention)(name, says, instead);
    }
    const late = context.clock.now().getTime() - Date.parse(nextAt ?? polledAt);
    return late > 86_400_000
      ? attention(name, "it should have been polled more than a day ago", "kept serve polls it, as long as it runs")
      : fine(name, `${count(records, "record")} fetched`);
  });
