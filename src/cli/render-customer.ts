import type { CustomerAnswer } from "../report/answers.js";
import { formatCount, formatDay, formatMeasured, localParts } from "../report/format.js";
import { marks } from "../report/marks.js";
import { padToWidth, textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";
import { say } from "../report/words/say.js";
import type { Look } from "./look.js";
import { finish, paints } from "./paint.js";
import { wrapped } from "./text-table.js";

type Event = CustomerAnswer["events"][number];

/** `kept customer ID`: one person's story, day by day, each promise at the moments it was made, met or missed. */
export const renderCustomer = (answer: CustomerAnswer, look: Look): string => {
  const { bold, dim } = paints(look);
  const since = answer.since === null ? "" : ` since ${formatDay(answer.since, { form: "plain", today: answer.asOf })}`;
  const story = `${formatCount(answer.broken)} of ${formatCount(answer.due)} promises broken${answer.unknown > 0 ? `, ${formatCount(answer.unknown)} we cannot judge` : ""}`;
  const lines = [
    ...wrapped(
      visible(`${answer.customer}${since}: ${story}. ${formatCount(answer.interactions)} interactions.`),
      look.width,
    ).map(bold),
    ...(answer.keys.length > 1
      ? wrapped(visible(`One person from ${answer.keys.length} keys: ${answer.keys.join(", ")}`), look.width)
      : []),
    ...(answer.more > 0 ? [dim(`${formatCount(answer.more)} earlier events are not listed.`)] : []),
  ];
  let day = "";
  for (const event of answer.events) {
    const at = localParts(event.at, answer.timezone);
    if (at.day !== day) lines.push("", bold(formatDay(at.day, { today: answer.asOf })));
    day = at.day;
    lines.push(...eventLines(event, at.time, look));
  }
  return finish(lines, look);
};

const eventLines = (event: Event, time: string, look: Look): string[] => {
  const { dim } = paints(look);
  const what = [
    event.type || "due",
    event.subject ?? "",
    event.amount === null ? "" : formatCount(event.amount),
    event.score === null ? "" : `score ${event.score}`,
  ]
    .filter(Boolean)
    .join(" ");
  const from =
    event.file === null
      ? (event.source ?? "")
      : `${event.file}${event.line === null ? "" : `, line ${formatCount(event.line)}`}`;
  const head = `  ${time}  ${padToWidth(visible(event.channel ?? "", 12), 9, "left")} ${visible(what, 60)}`;
  const gap = look.width - textWidth(head) - textWidth(visible(from, 60));
  const first =
    from !== "" && gap >= 3
      ? `${head}${look.width === Number.POSITIVE_INFINITY ? "   " : " ".repeat(gap - 1)}${dim(visible(from, 60))}`
      : head;
  const text =
    event.text === null
      ? []
      : wrapped(`“${visible(event.text)}”`, look.width - 18).map((line) => `${" ".repeat(18)}${line}`);
  return [first, ...text, ...event.commitments.flatMap((each) => commitmentLine(each, look))];
};

const commitmentLine = (commitment: Event["commitments"][number], look: Look): string[] => {
  const paint = paints(look);
  const indent = " ".repeat(look.width < 72 ? 9 : 18);
  if (commitment.state === "made") return [];
  const mark = marks[commitment.verdict];
  const took =
    commitment.unit !== null && commitment.measured !== null
      ? formatMeasured(commitment.measured, commitment.unit)
      : "";
  const promised =
    commitment.unit !== null && commitment.limit !== null
      ? `promised ${formatMeasured(commitment.limit, commitment.unit)}`
      : "";
  const says =
    `${visible(commitment.promise, 40)}: ${[took, promised, commitment.verdict === "unknown" ? say("people.cannotJudge", { n: 1 }) : ""].filter(Boolean).join(", ")}`.replace(
      /: $/,
      "",
    );
  const verdict = `${look.marks === "ascii" ? mark.ascii : mark.mark} ${mark.word}`;
  const [first = "", ...rest] = wrapped(says, Math.max(16, look.width - indent.length - textWidth(verdict) - 2));
  const under = indent + " ".repeat(textWidth(verdict) + 2);
  return [`${indent}${paint[mark.hue](verdict)}  ${first}`, ...rest.map((each) => under + each)];
};
