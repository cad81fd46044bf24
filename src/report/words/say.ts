import { alertWords } from "./alerts.js";
import { digestWords } from "./digest.js";
import { editWords } from "./edit.js";
import type { Entry } from "./entry.js";
import { nextWords } from "./next.js";
import { peopleWords } from "./people.js";
import { promisePageWords } from "./promise-page.js";
import { promiseWords } from "./promises.js";
import { publicWords } from "./public.js";
import { sourceWords } from "./sources.js";

/** The one catalogue. A sentence travels as `{ id, params }` and becomes text at the end, so that all screens say the same. */
export const catalogue = {
  ...alertWords,
  ...digestWords,
  ...peopleWords,
  ...promiseWords,
  ...promisePageWords,
  ...editWords,
  ...publicWords,
  ...sourceWords,
  ...nextWords,
} as const;

type Catalogue = typeof catalogue;
export type SentenceId = keyof Catalogue;
export type Params<I extends SentenceId> = Catalogue[I] extends Entry<infer P> ? P : never;

export const say = <I extends SentenceId>(id: I, params: Params<I>): string =>
  (catalogue[id].en as (params: Params<I>) => string)(params);
