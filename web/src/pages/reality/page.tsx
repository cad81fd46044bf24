import { Tally } from "../../marks/tally.js";
import { Answer } from "../../states/answer.js";
import { usePageTitle } from "../../states/page-title.js";
import { useAsk } from "../../use-ask.js";
import { useLens } from "../../use-lens.js";
import { t } from "../../words.js";
import { Lead } from "./lead.js";
import { Next } from "./next.js";
import { NoPromise } from "./no-promise.js";
import { PromiseList } from "./promise-list.js";
import { Skeleton } from "./skeleton.js";
import { SourcesLine } from "./sources-line.js";

/** How are we keeping our word? */
export const Page = () => {
  const { asked } = useLens();
  const answer = useAsk("reality", asked);
  usePageTitle(answer.data?.headline ?? t("reality.title"));
  return (
    <Answer of={answer} what={t("reality.title")} loading={<Skeleton />}>
      {(found) =>
        found.promises.length === 0 ? (
          <NoPromise />
        ) : (
          <>
            <h1 className="display">{found.headline}</h1>
            <Lead sentences={found.lead} strong={found.strong} />
            <Tally days={found.tally.days} today={found.asOf} />
            <PromiseList of={found} />
            <Next asked={asked} />
            <SourcesLine of={found.sources} />
          </>
        )
      }
    </Answer>
  );
};
