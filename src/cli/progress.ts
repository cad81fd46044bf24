import type { Progress, Task } from "../core/edge.js";
import { formatDurationMs } from "../report/format.js";
import { cutToWidth, padToWidth, textWidth } from "../report/text-width.js";
import { visible } from "../report/visible.js";
import type { Look } from "./look.js";
import { asciiOnly, paints } from "./paint.js";

export type ProgressGiven = {
  readonly write: (text: string) => void;
  /** `live`: a terminal that can redraw lines; `plain`: one line when something ends; `quiet`: nothing. */
  readonly form: "live" | "plain" | "quiet";
  readonly look: Look;
  readonly now?: () => number;
};

type Running = {
  readonly doing: string;
  readonly unit: string;
  readonly since: number;
  done: number;
  total: number | null;
  drawn: boolean;
};

const quietMs = 500;
const redrawMs = 250;
const barWidth = 33;
const mostLines = 8;

/** Progress lines on stderr (UI.md 6): drawn after half a second, redrawn at most four times a second, one plain line an end elsewhere. */
export const progressOn = (given: ProgressGiven): Progress & { readonly stop: () => void } => {
  const now = given.now ?? Date.now;
  const running = new Set<Running>();
  let drawn = 0;
  let labels = 18;
  let timer: NodeJS.Timeout | undefined;
  const print = (text: string): void => given.write(given.look.marks === "ascii" ? asciiOnly(text) : text);
  const clear = (): void => {
    if (drawn > 0) given.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = (): void => {
    const due = [...running].filter((each) => now() - each.since >= quietMs).slice(0, mostLines);
    clear();
    for (const each of due) {
      each.drawn = true;
      print(`${liveLine(each, { labels, now: now(), look: given.look })}\n`);
    }
    drawn = due.length;
  };
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    clear();
  };
  return {
    task: (doing, unit = "rows"): Task => {
      const task: Running = { doing: visible(doing, 60), unit, since: now(), done: 0, total: null, drawn: false };
      labels = Math.max(labels, textWidth(task.doing) + 1);
      running.add(task);
      if (given.form === "live" && !timer) timer = setInterval(draw, redrawMs).unref();
      return {
        update: (done, total) => {
          task.done = done;
          if (total !== undefined) task.total = total;
        },
        end: (says) => {
          if (!running.delete(task) || given.form === "quiet") return;
          const worthALine =
            says !== undefined ||
            task.drawn ||
            (given.form === "plain" && (task.done > 0 || now() - task.since >= quietMs));
          if (given.form === "live") clear();
          if (worthALine) print(`${endLine(task, says, { labels, now: now(), look: given.look })}\n`);
          if (running.size === 0) stop();
        },
      };
    },
    stop,
  };
};

type LineGiven = { readonly labels: number; readonly now: number; readonly look: Look };

/** `Reading tills      ━━━━━━╺━━━  1.24 of 2.00 M rows   310 k/s   3 s left` */
const liveLine = (task: Running, { labels, now, look }: LineGiven): string => {
  const paint = paints(look);
  const seconds = Math.max(0.001, (now - task.since) / 1000);
  const rate = task.done / seconds;
  const amount =
    task.total === null
      ? task.done > 0
        ? `${figures(task.done, task.done)} ${task.unit}`
        : ""
      : `${figures(task.done, task.total, "bare")} of ${figures(task.total, task.total)} ${task.unit}`;
  const speed = rate >= 1 ? `${figures(rate, rate).replace(/\.\d+/, "")}/s` : "";
  const left =
    task.total !== null && rate > 0 && task.total > task.done
      ? `${formatDurationMs(Math.ceil((task.total - task.done) / rate) * 1000)} left`
      : "";
  const says = [amount, speed, left].filter(Boolean).join("   ");
  const room = look.width - labels - 3 - textWidth(says);
  const bar =
    task.total !== null && task.total > 0 && room >= 12
      ? barOf(task.done / task.total, Math.min(barWidth, room))
      : undefined;
  const label = padToWidth(task.doing, labels, "left");
  if (!bar) return cutToWidth(`${label} ${says}`, look.width - 1);
  return `${label} ${bar.done}${paint.dim(bar.rest)}  ${says}`;
};

const barOf = (share: number, width: number): { done: string; rest: string } => {
  const full = Math.max(0, Math.min(width, Math.round(share * width)));
  return full === width
    ? { done: "━".repeat(width), rest: "" }
    : { done: "━".repeat(full), rest: `╺${"━".repeat(Math.max(0, width - full - 1))}` };
};

const endLine = (task: Running, says: string | undefined, { labels, now, look }: LineGiven): string => {
  const took = formatDurationMs(Math.max(100, now - task.since));
  const amount = task.done > 0 ? `${figures(task.done, task.done)} ${task.unit} in ${took}` : took;
  return cutToWidth(
    `${padToWidth(task.doing, labels, "left")} ${says === undefined ? amount : visible(says, 200)}`,
    look.width,
  );
};

/** A count in the unit of another, so that two beside each other compare: `1.24` of `2.00 M`. */
const figures = (n: number, scale: number, unit: "bare" | "named" = "named"): string => {
  const [by, name] =
    scale < 1e5 ? [1, ""] : scale < 999_500 ? [1e3, " k"] : scale < 999_500_000 ? [1e6, " M"] : [1e9, " G"];
  const value = n / by;
  const text =
    by === 1
      ? Math.round(value).toLocaleString("en-GB")
      : value.toFixed(scale / by >= 100 ? 0 : scale / by >= 10 ? 1 : 2);
  return unit === "bare" ? text : `${text}${name}`;
};
