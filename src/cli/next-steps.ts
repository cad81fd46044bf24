import { padToWidth, textWidth } from "../report/text-width.js";
import type { Look } from "./look.js";
import type { Paint } from "./paint.js";
import { wrapped } from "./text-table.js";

/** A label and what to type or know next: `Who`, `kept people fast`. */
export type NextStep = readonly [label: string, text: string];

/** Two beside each other where there is room, else one a line. */
export const nextSteps = (steps: readonly NextStep[], look: Look, dim: Paint): string[] => {
  const left = steps.filter((_, i) => i % 2 === 0);
  const right = steps.filter((_, i) => i % 2 === 1);
  const labelWidth = (column: readonly NextStep[]): number =>
    Math.max(4, ...column.map(([label]) => textWidth(label))) + 2;
  const cell = ([label, text]: NextStep, width: number): string => dim(padToWidth(label, width, "left")) + text;
  const leftWidth = Math.max(23, ...left.map(([, text]) => textWidth(text) + 2));
  const lines = left.map((step, i) => {
    const beside = right[i];
    const start = cell(step, labelWidth(left));
    return beside ? start + " ".repeat(leftWidth - textWidth(step[1])) + cell(beside, labelWidth(right)) : start;
  });
  if (lines.every((line) => textWidth(line) <= look.width)) return lines;
  const labels = labelWidth(steps);
  return steps.flatMap(([label, text]) =>
    wrapped(text, look.width - labels).map((line, i) => cell([i === 0 ? label : "", line], labels)),
  );
};
