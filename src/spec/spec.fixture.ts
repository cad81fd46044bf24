import type { Problem } from "../core/problem.js";
import type { Environment } from "./environment.js";
import { loadSpec } from "./load-spec.js";
import type { Workspace } from "./workspace.js";

/** A small workspace without a fault; `more` is appended, `promise` replaces the terms of its one promise. */
export const small = ({
  more = "",
  promise = "within: 3m\n    target: 95%",
}: {
  more?: string;
  promise?: string;
} = {}) => `kept: v1
company:
  name: Quick Kitchen
  timezone: Europe/Amsterdam
  values: [fast]
teams:
  kitchen: { says: Kitchen }
sources:
  tills:
    files: data/*.csv
    records:
      - { type: order.placed, at: placed_at, subject: order, customer: card, channel: via, amount: total, properties: { store: store, promised: due } }
      - { type: order.ready, at: ready_at, subject: order, properties: { complete: ok } }
promises:
  fast:
    says: Three minutes.
    kind: duration
    made: order.placed
    met: order.ready
    ${promise}
${more}`;

export const problemsOf = (text: string | readonly string[], env: Environment = {}): readonly Problem[] => {
  const texts = (typeof text === "string" ? [text] : text).map((t, i) => ({
    path: i === 0 ? "kept.yaml" : `more-${i}.yaml`,
    text: t,
  }));
  const loaded = loadSpec(texts, env);
  return loaded.ok ? [] : loaded.error;
};

export const workspaceOf = (text: string, env: Environment = {}): Workspace => {
  const loaded = loadSpec([{ path: "kept.yaml", text }], env);
  if (!loaded.ok) throw new Error(loaded.error.map((p) => `${p.line}:${p.column} ${p.says}`).join("\n"));
  return loaded.value;
};

/** `7:13+2 target must be a share, not 95 -> write 95% or 0.95 (spec.target.unit)`, one a line. */
export const shown = (problems: readonly Problem[]) =>
  problems.map((p) => `${p.line}:${p.column}+${p.length} ${p.says} -> ${p.write} (${p.code})`);
