import { columnText, emptyRecord, type ProposedRecord } from "./proposal.js";
import { type Proposed, type Relations, type Shape, timeField } from "./shape.js";

/** Messages in both directions, of which one names the message that it answers: a message and its answer are one subject. */
export const proposeMessages = (shape: Shape, { pointed }: Relations): Proposed => {
  const { file, roles, carried } = shape;
  const time = roles.times.find((t) => t.role !== "recorded") ?? roles.times[0];
  if (!time || roles.subject === null)
    return { records: [], made: null, done: [], cancelled: null, found: ["no column holds a time"] };
  const { column, incoming, outgoing } = roles.direction!;
  const parent = columnText(roles.parent!);
  const own = columnText(roles.subject);
  const at = timeField(time.column);
  const text = roles.text && columnText(roles.text);
  const received: ProposedRecord = {
    ...emptyRecord,
    ...carried,
    type: "message.received",
    says: "a customer begins",
    at,
    subject: pointed === "child pointed" ? `{${own}}.0` : own,
    text,
    where: { [column]: incoming, [roles.parent!]: { present: false } },
  };
  const answered: ProposedRecord = {
    ...emptyRecord,
    type: "message.answered",
    says: `the message that it answers is named in ${roles.parent}`,
    at,
    subject: parent,
    text,
    where: { [column]: outgoing, [roles.parent!]: { present: true } },
  };
  const found = [
    `each row is a message, known by ${roles.subject}; ${roles.parent} names the one that it answers; ${column} says who wrote`,
    ...(pointed === "child pointed"
      ? [`${roles.parent} writes numbers with ".0" behind them, so ${roles.subject} is read that way too`]
      : []),
    `${file.rows.toLocaleString("en")} messages in both directions`,
  ];
  return {
    records: [received, answered],
    made: "message.received",
    done: ["message.answered"],
    cancelled: null,
    found,
  };
};
