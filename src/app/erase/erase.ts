import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ProblemsFound } from "../../core/problems-found.js";
import { useCase } from "../../core/use-case.js";
import { mentions, stillHeld } from "../../interactions/erase.sql.js";
import { EraseAnswer } from "../../report/answers.js";
import { maskedKey } from "../../report/masked-key.js";
import { dropStateCopies } from "../../stores/before-migrating.js";
import { type Context, dataFolder, type Stores } from "../context.js";
import { forgottenOn, nobody } from "../customer/find-person.js";
import { changingExtent } from "../extent.js";
import { erasedHashes } from "../import/erased.js";
import { forgetPolled, isOurs } from "../poll/polled-files.js";
import { appProblems } from "../problems.js";
import { forgetBytes } from "./forget-bytes.js";
import { closeJournal, type Journal, readJournal, writeJournal } from "./journal.js";
import { planErasure } from "./plan-erasure.js";
import { removePlanned } from "./remove-planned.js";
import { scanBytes } from "./scan-bytes.js";
import { hashOf, putTombstones } from "./tombstones.js";
import { wholePerson } from "./whole-person.js";

const input = z.object({
  customer: z
    .string()
    .describe("A key such as loyalty:40017, or a subject such as subject:1182")
    .meta({ placeholder: "ID" }),
  yes: z.boolean().optional().describe("Do not ask; there is no way back"),
});

export const erase = useCase({
  name: "erase",
  title: "Forget one person",
  says: "Removes one person everywhere, keeps them from coming back with an old file or a late event, and proves it. There is no way back.",
  input,
  output: EraseAnswer,
  needs: "privacy",
  cli: {
    positional: ["customer"],
    examples: [
      { command: "kept erase loyalty:40017", does: "asks once more, then forgets" },
      { command: "kept erase loyalty:40017 --yes", does: "for a script" },
    ],
    formats: ["table", "json"],
  },
  run: async (context: Context, asked) => {
    if (!asked.yes) await confirm(context, asked.customer);
    return eraseCustomer(context, asked.customer);
  },
});

const confirm = async (context: Context, id: string): Promise<void> => {
  const typed =
    context.ask === null ? null : await context.ask.text(`This cannot be undone. Type ${id} to erase this person`);
  if (typed === id) return;
  throw new ProblemsFound([
    appProblems.make("usage.confirm", {
      says: "nothing was erased: it was not confirmed",
      write: `kept erase ${id} --yes`,
    }),
  ]);
};

export type EraseOptions = { readonly onStep?: (step: string) => void };

/** In steps that a journal names, each of which can be done twice: killed anywhere, the next run goes on. */
export const eraseCustomer = async (
  context: Context,
  id: string,
  options: EraseOptions = {},
): Promise<z.infer<typeof EraseAnswer>> => {
  const { turns } = await context.stores();
  // A backup under way holds on to what was stored when it began.
  return turns.take("backup", () => turns.take("facts", () => eraseNow(context, id, options)));
};

const eraseNow = async (context: Context, id: string, options: EraseOptions): Promise<z.infer<typeof EraseAnswer>> => {
  const stores = await context.stores();
  const workspace = await context.workspace();
  const onStep = options.onStep ?? (() => {});
  const customer = await hashOf(stores, id);
  const open = await readJournal(stores);
  // What was begun for somebody else is finished first: they were promised it.
  if (open !== null && open.customer !== customer) await finish(context, stores, { journal: open, texts: [], onStep });
  const whose = await wholePerson(stores, workspace, id);
  const texts = [...new Set([id, ...whose.now.keys, ...whose.past.keys])];
  const resumed = open?.customer === customer ? open : null;
  if (resumed !== null) return answer(id, await finish(context, stores, { journal: resumed, texts, onStep }));
  if (whose.now.told.length === 0 && whose.past.told.length === 0 && (await forgottenOn(stores, id)) === null)
    throw await nobody(stores, workspace, id);
  const at = context.clock.now();
  const person = { ...whose.now, subjects: new Map([...whose.past.subjects, ...whose.now.subjects]) };
  await putTombstones(
    stores,
    { ...person, keys: id.startsWith("subject:") ? person.keys : [...new Set([...person.keys, id])] },
    at,
  );
  // Events that were on their way before are stored by now, and those after know of it.
  await stores.turns.take("live", async () => undefined);
  onStep("tombstones");
  const journal = await planErasure(stores, workspace, { ...whose, customer, at });
  onStep("planned");
  await writeJournal(stores, journal);
  return answer(id, await finish(context, stores, { journal, texts, onStep }));
};

type Finished = {
  readonly journal: Journal;
  readonly left: number;
  readonly where: readonly string[];
  readonly proof: string;
};

const finish = async (
  context: Context,
  stores: Stores,
  work: { journal: Journal; texts: readonly string[]; onStep: (step: string) => void },
): Promise<Finished> => {
  const { texts, onStep } = work;
  let { journal } = work;
  const task = context.progress.task("Erasing one person");
  const advance = async (step: Journal["step"]) => {
    journal = { ...journal, step };
    await writeJournal(stores, journal);
    onStep(step);
  };
  onStep(journal.step);
  if (journal.step === "remove") {
    const workspace = await context.workspace();
    await changingExtent(stores, () => removePlanned(stores, workspace, journal));
    await advance("forget");
  }
  if (journal.step === "forget") {
    await rm(join(dataFolder(context.directory), "import"), { recursive: true, force: true });
    await forgetPolled(context.directory, { files: journal.files, keys: texts });
    dropStateCopies(dataFolder(context.directory));
    await forgetBytes(context, stores);
    await advance("prove");
  }
  const proven = await prove(context, stores, texts);
  const protocol = { ...journal, ...proven };
  task.end();
  if (proven.left === 0) await closeJournal(stores);
  onStep("done");
  return {
    journal,
    left: proven.left,
    where: proven.where,
    proof: createHash("sha256").update(JSON.stringify(protocol)).digest("hex"),
  };
};

/** What still holds the person: rows by tombstone, rows and bytes by text. */
const prove = async (
  context: Context,
  stores: Stores,
  texts: readonly string[],
): Promise<{ left: number; where: readonly string[]; files: number; bytes: number }> => {
  const { facts } = stores;
  const held = await facts.query(stillHeld(await erasedHashes(stores)));
  const said = texts.length > 0 ? await facts.query(mentions(texts)) : [];
  const rows = held
    .map((row) => ({
      what: String(row.what),
      n: Math.max(Number(row.n), Number(said.find((s) => s.what === row.what)?.n ?? 0)),
    }))
    .filter((row) => row.n > 0);
  const scanned = await scanBytes(dataFolder(context.directory), texts);
  return {
    left: rows.reduce((sum, row) => sum + row.n, 0) + scanned.found.length,
    where: [...rows.map((row) => `${row.n} rows of ${row.what}`), ...scanned.found],
    files: scanned.files,
    bytes: scanned.bytes,
  };
};

const answer = (id: string, done: Finished): z.infer<typeof EraseAnswer> => ({
  customer: maskedKey(id),
  removed: done.journal.removed,
  left: done.left,
  where: [...done.where],
  files: done.journal.files.filter((file) => !isOurs(file)),
  proof: done.proof,
});
