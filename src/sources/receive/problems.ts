import { problemKinds } from "../../core/problem.js";

/** Why one event that was sent is set aside, whatever its mapping says. */
export const eventProblems = problemKinds({
  "event.shape": {
    title: "An event that is no object",
    why: "Each event is a JSON object.",
    instead: '{ "type": "track", "messageId": "..." }',
  },
  "event.id.missing": {
    title: "An event without an id",
    why: "Networks send twice. By its id an event is taken once only; without one nobody could tell.",
    instead: "Send messageId (segment) or id; or write receive: { id: PATH }",
  },
  "event.id.conflict": {
    title: "Two events with the same id",
    why: "The first was kept. The second says something else under the same id, so one of them would be lost: it is set aside instead.",
    instead: "Send it again under an id of its own: kept replay --event",
  },
  "event.size": {
    title: "An event that is too large",
    why: "An event may have 32 KB; what is larger is rarely an event.",
    instead: "Send what matters, and a link to the rest.",
  },
  "event.depth": {
    title: "An event that is nested too deeply",
    why: "At most 64 levels.",
    instead: "Send it flatter.",
  },
  "event.keys": { title: "An event with too many keys", why: "At most 2,000 keys.", instead: "Send what matters." },
  "event.text": {
    title: "Text that is no text",
    why: "A NUL, or half of a character that needs two (a lone surrogate), cannot be stored as it is.",
    instead: "Send well-formed Unicode.",
  },
  "event.prototype": {
    title: "A key that is not taken",
    why: "`__proto__` and `constructor.prototype` are how programs are tampered with, and no shop's data.",
    instead: "Rename the key.",
  },
  "event.time.ahead": {
    title: "An event of tomorrow",
    why: "It says it happened more than a day after it was received: a clock is wrong, and nobody knows by how much.",
    instead: "Set the sender's clock; send sentAt, by which clocks are put right.",
  },
  "event.time.past": {
    title: "An event from before there were events",
    why: "A time before 1971 is what a clock says that was never set.",
    instead: "Set the sender's clock.",
  },
  "event.cloudevents": {
    title: "An event that is no CloudEvent",
    why: "CloudEvents 1.0 needs specversion, id, source and type; time is a time of RFC 3339.",
    instead: '{ "specversion": "1.0", "id": "1", "source": "/shop", "type": "order.placed" }',
  },
});
export type EventProblem = keyof typeof eventProblems.kinds;
