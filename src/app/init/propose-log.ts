import { verbOf } from "./names.js";
import { columnText, emptyRecord, type ProposedRecord } from "./proposal.js";
import { type Proposed, type Relations, type Shape, timeField } from "./shape.js";

/** One row is one step of a subject: what happened stands in a column. Times that are the same in all its rows are its own. */
export const proposeLog = (shape: Shape, { constant, once }: Relations): Proposed => {
  const { file, roles, noun, carried } = shape;
  const times = roles.times.filter((t) => t.role !== "promised");
  const moving = times
    .filter((t) => !constant.has(t.column.name))
    .sort((a, b) => b.column.distinct - a.column.distinct);
  const step = moving.find((t) => t.role !== "recorded") ?? moving[0] ?? times[0];
  if (!step) return { records: [], made: null, done: [], cancelled: null, found: ["no column holds a time"] };
  const own = times
    .filter((t) => t !== step && constant.has(t.column.name) && t.role !== "recorded")
    .sort((a, b) => a.column.time!.median - b.column.time!.median);
  const subject = columnText(roles.subject!);
  const unique = file.columns.find(
    (c) =>
      c.time === null &&
      c.filled === file.rows &&
      c.distinct >= 0.99 * file.rows &&
      c.name !== roles.subject &&
      c.name !== roles.text &&
      !/^(c\d+|unnamed.*|index)$/i.test(c.name),
  );
  const started = own.find((t) => t.role === "made");
  const ofSubject = own.map(
    ({ column }): ProposedRecord => ({
      ...emptyRecord,
      type: `${noun}.${verbOf(column.name, noun)}`,
      says:
        once === null
          ? `the same in all rows of a ${noun}: counts once`
          : `of the ${noun} as a whole: read from the step that each has once`,
      at: timeField(column),
      subject,
      where: once === null ? {} : { [roles.activity!]: once },
      ...(column === started?.column ? carried : {}),
    }),
  );
  const event: ProposedRecord = {
    ...emptyRecord,
    type: { from: columnText(roles.activity!) },
    says: "what happened stands in the row itself",
    at: timeField(step.column),
    id: unique ? columnText(unique.name) : null,
    subject,
    ...(started ? { channel: carried.channel, customer: carried.customer } : carried),
    score: roles.score && columnText(roles.score),
    text: roles.text && columnText(roles.text),
  };
  const typeOf = (role: string) =>
    ofSubject.filter((_, i) => own[i]!.role === role).map((record) => record.type as string);
  const found = [
    `each row is one step of a ${noun}, known by ${roles.subject}; what happened stands in ${roles.activity}, when in ${step.column.name}`,
    ...(own.length > 0 ? [`of the ${noun} as a whole: ${own.map((t) => t.column.name).join(", ")}`] : []),
  ];
  return {
    records: [...ofSubject, event],
    made: started ? `${noun}.${verbOf(started.column.name, noun)}` : null,
    done: typeOf("done").length > 0 ? typeOf("done") : typeOf("other"),
    cancelled: typeOf("cancelled")[0] ?? null,
    found,
  };
};
