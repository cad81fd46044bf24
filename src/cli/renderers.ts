import type { DesignAnswer, PeopleAnswer, PromiseAnswer, SourcesAnswer } from "../report/answers.js";
import type { ReplayAnswer } from "../report/answers-replay.js";
import { csv } from "../report/csv.js";
import { checkJunit } from "../report/junit.js";
import { checkMarkdown, sheetMarkdown } from "../report/markdown.js";
import type { PollAnswer, PollersAnswer } from "../report/poll-answers.js";
import type { Export, Sheet } from "../report/sheet.js";
import { designSheet } from "../report/sheets/design.js";
import { peopleExport, peopleSheet } from "../report/sheets/people.js";
import { pollersSheet, pollSheet } from "../report/sheets/polls.js";
import { promiseSheet } from "../report/sheets/promise.js";
import { replaySheet } from "../report/sheets/replay.js";
import { sourcesExport, sourcesSheet } from "../report/sheets/sources.js";
import type { ShownDelivery } from "../workspace/alerts.js";
import type { Look } from "./look.js";
import { alertSheet, alertsSheet, channelTestSheet, deliveriesSheet, digestSheet } from "./render-alerts.js";
import { renderCheck } from "./render-check.js";
import { renderCustomer } from "./render-customer.js";
import { renderAdd, renderLook } from "./render-look.js";
import { renderPromise } from "./render-promise.js";
import { renderSheet } from "./render-sheet.js";
import {
  renderDemo,
  renderDoctor,
  renderErase,
  renderExplain,
  renderImport,
  renderInit,
  renderReport,
} from "./render-small.js";

export type Format = "table" | "json" | "markdown" | "junit" | "csv";
export type RenderGiven = { readonly look: Look; readonly unknown: "counts" | "allowed" };
// An answer has been checked by its use case's output schema; which renderer fits it is known by the command's name.
type Render = (answer: never, given: RenderGiven) => string;

const markdownOf = (sheet: Sheet): string => `${sheetMarkdown(sheet).join("\n").trimEnd()}\n`;
const sheets = <A>(sheet: (answer: A) => Sheet, exported?: (answer: A) => Export): Partial<Record<Format, Render>> => ({
  table: (answer: A, { look }) => renderSheet(sheet(answer), look),
  markdown: (answer: A) => markdownOf(sheet(answer)),
  ...(exported ? { csv: (answer: A) => csv(exported(answer).header, exported(answer).rows) } : {}),
});
const text = <A>(render: (answer: A, look: Look) => string): Partial<Record<Format, Render>> => ({
  table: (answer: A, { look }) => render(answer, look),
});

/** How each command's answer reads in each format. What is missing here is printed as JSON. */
export const renderers: Readonly<Record<string, Partial<Record<Format, Render>>>> = {
  check: { ...text(renderCheck), markdown: checkMarkdown as Render, junit: checkJunit as Render },
  people: sheets<PeopleAnswer>(peopleSheet, peopleExport),
  sources: sheets<SourcesAnswer>(sourcesSheet, sourcesExport),
  pollers: sheets<PollersAnswer>(pollersSheet),
  poll: sheets<PollAnswer>(pollSheet),
  look: text(renderLook),
  add: text(renderAdd),
  design: sheets<DesignAnswer>(designSheet),
  promise: {
    ...text(renderPromise),
    markdown: (answer: PromiseAnswer) => markdownOf(promiseSheet(answer)),
  } as Partial<Record<Format, Render>>,
  customer: text(renderCustomer),
  explain: text(renderExplain),
  doctor: text(renderDoctor),
  import: text(renderImport),
  replay: sheets<ReplayAnswer>(replaySheet),
  init: text(renderInit),
  erase: text(renderErase),
  report: text(renderReport),
  demo: text(renderDemo),
  alerts: sheets(alertsSheet),
  "alert-ack": sheets(alertSheet),
  "alert-mute": sheets(alertSheet),
  deliveries: sheets(deliveriesSheet),
  "delivery-replay": sheets((one: ShownDelivery) => deliveriesSheet({ deliveries: [one] })),
  "channel-test": sheets(channelTestSheet),
  digest: sheets(digestSheet),
};

/** Exact and unrounded; 64-bit numbers as texts. */
export const asJson = (answer: unknown): string =>
  `${JSON.stringify(answer, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value), 2) ?? "null"}\n`;
