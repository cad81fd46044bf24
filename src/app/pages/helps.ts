import { daysBetween } from "../../report/format.js";
import type { CheckResult, PromiseVerdict } from "../../report/model.js";
import { say } from "../../report/words/say.js";
import type { Workspace } from "../../spec/workspace.js";
import { evidenceSources, madeSources } from "../judge/evidence.js";
import { ownerSays } from "../owner-says.js";
import type { NextItem } from "./next-item.js";

const most = 3;

/**
 * What would spare most: in a broken promise the group that differs from all others beyond chance, were it kept there as well as
 * elsewhere; and what a silent source keeps from being judged.
 */
export const helps = (workspace: Workspace, check: CheckResult): NextItem[] =>
  [...check.promises.flatMap(groupHelp), ...sourceHelps(workspace, check)]
    .sort((a, b) => b.spares - a.spares)
    .slice(0, most)
    .map(({ item }) => item);

type Help = { readonly item: NextItem; readonly spares: number };

const groupHelp = (promise: PromiseVerdict): readonly Help[] => {
  if (promise.verdict !== "broken") return [];
  const weeks = daysBetween(promise.window.from, promise.window.to) / 7;
  return promise.segments
    .flatMap((group): Help[] => {
      const { difference, counts } = group;
      if (!group.differs || difference === null || counts === null || difference.high >= 0) return [];
      const due = (counts.kept + counts.broken) / weeks;
      const [low, high] = [Math.floor(-difference.high * due), Math.ceil(-difference.low * due)];
      if (high < 1) return [];
      const item = {
        title: say("help.group", { group: group.label, says: promise.says }),
        says: say("help.spares", { low: Math.max(1, low), high: Math.max(1, high), who: promise.ownerSays }),
        promise: promise.name,
        source: null,
        group: Object.entries(group.by)
          .map(([field, value]) => `${field}:${value}`)
          .join(","),
      };
      return [{ item, spares: -difference.estimate * due }];
    })
    .sort((a, b) => b.spares - a.spares)
    .slice(0, 1);
};

const sourceHelps = (workspace: Workspace, check: CheckResult): readonly Help[] =>
  check.sources.flatMap(({ name, says }): Help[] => {
    if (says === null) return [];
    const source = workspace.sources.find((each) => each.name === name);
    const blinded = check.promises.filter((promise) => {
      const definition = workspace.promises.find((each) => each.name === promise.name)!;
      return (
        promise.counts.unknown > 0 &&
        [...evidenceSources(workspace, definition), ...madeSources(workspace, definition)].some((s) => s.name === name)
      );
    });
    const unknown = blinded.reduce((sum, promise) => sum + promise.counts.unknown, 0);
    if (unknown === 0 || !source) return [];
    const item = {
      title: say("help.source", { source: source.says ?? name }),
      says: say("help.judged", { unknown, who: ownerSays(workspace, source.owner) }),
      promise: null,
      source: name,
      group: null,
    };
    return [{ item, spares: unknown }];
  });
