import { markName } from "../marks.js";
import { say } from "../words/say.js";
import type { PublicPromise } from "./model.js";

export const publicMark = (one: PublicPromise) => markName(one);

/** How often it was kept, or why nobody can say. */
export const publicSays = ({ verdict, because, share, promised }: PublicPromise): string => {
  if (verdict === "unknown")
    return say(
      because === "few" || because === "early" || because === "nothing" ? `public.${because}` : "public.late",
      {},
    );
  if (share.is === "all") return say("public.all", {});
  if (share.is === "of") return say("public.of", { kept: share.kept, of: share.of, promised });
  if (share.is === "atLeast") return say("public.atLeast", { kept: share.kept, of: share.of, promised });
  return say(share.is === "few" ? "public.few" : "public.nothing", {});
};
