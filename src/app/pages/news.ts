import { formatRate } from "../../report/format.js";
import type { CheckResult, PromiseVerdict } from "../../report/model.js";
import { say } from "../../report/words/say.js";
import type { NextItem } from "./next-item.js";

/** What changed from the day before to this one: verdicts, limits reached. */
export const news = (now: CheckResult, before: CheckResult): NextItem[] =>
  now.promises.flatMap((promise) => {
    const was = before.promises.find((each) => each.name === promise.name);
    const told = was === undefined ? null : (verdictNews(promise, was) ?? limitNews(promise, was));
    return told === null ? [] : [{ ...told, promise: promise.name, source: null, group: null }];
  });

type Told = Pick<NextItem, "title" | "says">;

const verdictNews = (promise: PromiseVerdict, was: PromiseVerdict): Told | null => {
  if (promise.verdict === was.verdict) return null;
  const { keepRate, says } = promise;
  if (promise.verdict === "unknown")
    return "status" in keepRate && keepRate.status === "unknown"
      ? { title: say("news.lost", { says }), says: say("news.lostWhy", { because: keepRate.reason }) }
      : null;
  const id = promise.verdict === "broken" ? "news.broken" : "news.kept";
  return { title: say(id, { says }), says: rates(promise, was) };
};

const rates = (promise: PromiseVerdict, was: PromiseVerdict): string =>
  "status" in promise.keepRate || "status" in was.keepRate
    ? ""
    : say("news.from", {
        before: formatRate(was.keepRate, was.target).estimate,
        now: formatRate(promise.keepRate, promise.target).estimate,
      });

const limitNews = ({ budget, says }: PromiseVerdict, was: PromiseVerdict): Told | null =>
  budget === null || budget.frozen || budget.left >= 0 || was.budget === null || was.budget.left < 0
    ? null
    : { title: say("news.limit", { says }), says: say("news.limitWhy", budget) };
