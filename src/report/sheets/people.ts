import type { PeopleAnswer } from "../answers.js";
import { periodSays } from "../finding.js";
import { formatCount, formatDay, formatMeasured } from "../format.js";
import type { Export, Sheet } from "../sheet.js";
import { say } from "../words/say.js";

/** Those let down by one promise, worst first. */
export const peopleSheet = (answer: PeopleAnswer): Sheet => {
  const { letDown, atLeast } = answer.people;
  const fields = fieldsOf(answer);
  const period = periodSays(answer.window);
  const finding =
    letDown > 0
      ? say("people.letDown", { n: letDown, atLeast, period })
      : atLeast
        ? say("people.noneKnown", { unknown: 0, period })
        : say("people.none", { period });
  return {
    says: [
      answer.times > letDown ? `${finding.slice(0, -1)}, ${formatCount(answer.times)} times.` : finding,
      `“${answer.promise.says}”`,
    ],
    columns: [
      { head: "PERSON", most: 32 },
      { head: "TIMES", align: "right" },
      { head: "IT TOOK" },
      { head: "PROMISED" },
      { head: "FELL DUE" },
      ...fields.map((field) => ({ head: field.toUpperCase(), most: 20 })),
    ],
    rows: answer.list.map((person) => [
      person.customer,
      formatCount(person.times),
      person.unit === null || person.measured === null ? "not met" : formatMeasured(person.measured, person.unit),
      person.unit === null || person.limit === null ? "–" : formatMeasured(person.limit, person.unit),
      formatDay(person.at, { today: answer.asOf }),
      ...fields.map((field) => person.where[field] ?? ""),
    ]),
    notes: [...(answer.more > 0 ? [say("people.more", { n: answer.more })] : []), ...answer.missing],
  };
};

export const peopleExport = (answer: PeopleAnswer): Export => {
  const fields = fieldsOf(answer);
  return {
    header: ["customer", "id", "times", "due", "measured", "limit", "unit", ...fields],
    rows: answer.list.map((each) => [
      each.customer,
      each.id,
      each.times,
      each.at,
      each.measured,
      each.limit,
      each.unit,
      ...fields.map((field) => each.where[field] ?? null),
    ]),
  };
};

const fieldsOf = (answer: PeopleAnswer): string[] => [
  ...new Set(answer.list.flatMap((person) => Object.keys(person.where))),
];
