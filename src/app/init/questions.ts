import type { Ask } from "../../core/edge.js";
import { KeptError } from "../../core/kept-error.js";
import type { FirstPromise } from "./first-promise.js";
import { percent } from "./percent.js";
import type { FileProfile } from "./profile.js";

/** What a person answers, or what was guessed where nobody can be asked. */
const answered = <T>(answer: T | null): T => {
  if (answer === null) throw new KeptError("interrupted", "Nothing was written.");
  return answer;
};

export const askName = async (ask: Ask | null, guess: string): Promise<string> =>
  ask === null ? guess : answered(await ask.text("What is the company called?", guess)).trim() || guess;

export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return /^(UTC|[A-Z][A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/.test(zone);
  } catch {
    return false;
  }
};

export const askZone = async (ask: Ask | null, guess: string): Promise<string> => {
  if (ask === null) return guess;
  for (;;) {
    const zone =
      answered(await ask.text("In which time zone is it? Times without one are read in it.", guess)).trim() || guess;
    if (isZone(zone)) return zone;
    ask.show(`${zone} is no time zone. Write it like Europe/Amsterdam or America/New_York.`);
  }
};

const none = "\0none";

/** Which column names what a row is about. */
export const askSubject = async (ask: Ask | null, file: FileProfile, guess: string | null): Promise<string | null> => {
  if (ask === null) return guess;
  const options = file.columns
    .filter((c) => c.time === null && c.filled > 0)
    .map((c) => ({
      value: c.name,
      label: c.name,
      hint: `${c.top.slice(0, 3).join(", ").slice(0, 60)} (${c.distinct.toLocaleString("en")} different)`,
    }));
  const choice = answered(
    await ask.choose(
      `${file.file.path}: which column says what a row is about (an order, a ticket, a visit)?`,
      [...options, { value: none, label: "none: each row stands for itself" }],
      guess ?? none,
    ),
  );
  return choice === none ? null : choice;
};

/** Day or month first, where no date in the file tells. */
export const askOrder = async (
  ask: Ask | null,
  column: string,
  example: string,
): Promise<"day first" | "month first"> => {
  if (ask === null) return "day first";
  return answered(
    await ask.choose(
      `${column}: is ${example} day/month or month/day?`,
      [
        { value: "day first", label: "day/month/year" },
        { value: "month first", label: "month/day/year" },
      ],
      "day first",
    ),
  ) as "day first" | "month first";
};

/** Which promise to begin with, its wording and its target. */
export const askPromise = async (ask: Ask | null, promises: readonly FirstPromise[]): Promise<FirstPromise | null> => {
  const [first] = promises;
  if (ask === null || first === undefined) return first ?? null;
  const options = promises.map((promise, i) => ({
    value: String(i),
    label: `${promise.says} ${promise.targetText}`,
    hint: promise.because,
  }));
  const choice = answered(
    await ask.choose(
      "Which promise to begin with?",
      [...options, { value: none, label: "none: I will write it myself" }],
      "0",
    ),
  );
  if (choice === none) return null;
  const promise = promises[Number(choice)]!;
  const says =
    answered(await ask.text("In the words that your customers read:", promise.says))
      .replace(/\s+/g, " ")
      .trim() || promise.says;
  for (;;) {
    const text = answered(await ask.text(`For how many of them? ${promise.because}.`, promise.targetText)).trim();
    const share = Number(text.replace("%", "").replace(",", ".")) / (text.includes("%") || Number(text) > 1 ? 100 : 1);
    if (share > 0 && share <= 1) return { ...promise, says, target: share, targetText: percent(share) };
    ask.show("Write a share such as 95%.");
  }
};

export const askWrite = async (ask: Ask | null): Promise<void> => {
  if (ask !== null && answered(await ask.confirm("Write kept.yaml?", "yes")) === "no")
    throw new KeptError("interrupted", "Nothing was written.");
};
