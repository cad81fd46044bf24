import type { Random } from "../../core/random.js";
import { type Store, stores } from "./company.js";
import { chance } from "./draw.js";

/** Someone who buys lunch. `card`, `device` and `email` are empty for those who have none. */
export type Person = {
  readonly card: string;
  readonly device: string;
  readonly email: string;
  readonly handle: string;
  readonly phone: string;
};

/** The regulars of each store, most frequent first: `pickPerson` takes the early ones more often. */
export type People = { readonly all: readonly Person[]; readonly at: ReadonlyMap<Store, readonly Person[]> };

const firstNames = [
  "sanne",
  "daan",
  "emma",
  "lucas",
  "julia",
  "sem",
  "noor",
  "levi",
  "fatima",
  "mohamed",
  "anna",
  "tess",
  "bram",
  "iris",
  "joost",
  "maaike",
];
const lastNames = [
  "devries",
  "jansen",
  "bakker",
  "visser",
  "smit",
  "meijer",
  "mulder",
  "bos",
  "vos",
  "peters",
  "yilmaz",
  "hendriks",
  "dekker",
  "kok",
];

export const somePeople = (random: Random, count: number): People => {
  const at = new Map(
    stores.map((store) => [
      store,
      [...Array(Math.max(20, Math.round(count * store.share)))].map(() => somePerson(random)),
    ]),
  );
  return { all: [...at.values()].flat(), at };
};

const somePerson = (random: Random): Person => {
  const name = `${random.pick(firstNames)}.${random.pick(lastNames)}${random.integer(1, 10_000)}`;
  return {
    card: chance(random, 0.62) ? `88${random.integer(10_000_000, 99_999_999)}` : "",
    device: chance(random, 0.55) ? random.integer(0x10000000, 0xffffffff).toString(16) : "",
    email: `${name}@mail.example`,
    handle: `@${name.replace(".", "_")}`,
    phone: `+316${random.integer(10_000_000, 99_999_999)}`,
  };
};

/** Some come every week, most a few times a year: the square favours the front of the list. */
export const pickPerson = (random: Random, regulars: readonly Person[]): Person =>
  regulars[Math.floor(regulars.length * random.uniform() ** 2)]!;

/** Whoever orders in the app has a device; the card is linked for those who have one. */
export const deviceOf = (person: Person): string => person.device || `a${person.phone.slice(-7)}`;
