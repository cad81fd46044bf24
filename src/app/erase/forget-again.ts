import type { Context, Stores } from "../context.js";
import { changingExtent } from "../extent.js";
import { forgetBytes } from "./forget-bytes.js";

/** The newest load there is, before an import. */
export const newestLoad = async ({ state }: Stores): Promise<number> => {
  const row = await state.db
    .selectFrom("loads")
    .select((e) => e.fn.max("id").as("id"))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
};

/** After an import: what it brought of people who were erased was left out, and must not stay on the disk behind a mask either. */
export const forgetAgain = async (context: Context, stores: Stores, since: number): Promise<void> => {
  const row = await stores.state.db
    .selectFrom("loads")
    .select((e) => e.fn.sum("erased").as("n"))
    .where("id", ">", since)
    .executeTakeFirst();
  if (Number(row?.n ?? 0) > 0) await changingExtent(stores, () => forgetBytes(context, stores));
};
