import type { Problem } from "../core/problem.js";
import type { FieldSource, PropertyField, TimeField } from "../sources/model.js";
import { label } from "./label.js";
import { type Place, problemAt } from "./place.js";
import { readTemplate } from "./template.js";
import type { FieldV1 } from "./v1/field.js";
import type { PropertyV1 } from "./v1/property.js";
import type { TimeFieldV1 } from "./v1/time-field.js";

/** Where the thing being turned stands, and where its problems go. */
export type Site = {
  readonly at: (...path: PropertyKey[]) => Place;
  readonly problems: Problem[];
  readonly path: readonly PropertyKey[];
};

export const inside = (site: Site, ...path: PropertyKey[]): Site => ({ ...site, path: [...site.path, ...path] });

const nothing: FieldSource = { kind: "constant", value: "" };

const template = (text: string, site: Site): FieldSource => {
  const read = readTemplate(text);
  if (read.ok) return read.value;
  site.problems.push(
    problemAt(site.at(...site.path), "spec.template", {
      says: `${label(site.path)} ${read.error}`,
      write: "write columns in braces, like loyalty:{card}; a literal brace twice",
    }),
  );
  return nothing;
};

export const toField = (written: FieldV1, site: Site): FieldSource => {
  if (typeof written === "string") return template(written, site);
  if ("value" in written) return { kind: "constant", value: written.value };
  const from = template(written.from, inside(site, "from"));
  if (written.map === undefined && written.default === undefined) return from;
  if (from.kind === "column") return { ...from, map: written.map ?? null, fallback: written.default ?? null };
  site.problems.push(
    problemAt(site.at(...site.path, "from"), "spec.field", {
      says: "map and default work on one column, not on a template",
      write: "write from: COLUMN",
    }),
  );
  return from;
};

export const toTime = (written: TimeFieldV1, site: Site): TimeField =>
  typeof written === "string"
    ? { from: template(written, site), pattern: null, zone: null }
    : {
        from: template(written.from, inside(site, "from")),
        pattern: written.format ?? null,
        zone: written.timezone ?? null,
      };

export const toProperty = (written: PropertyV1, site: Site): PropertyField => {
  if (typeof written === "string") return { from: template(written, site), as: "text", pattern: null, zone: null };
  if ("value" in written)
    return { from: { kind: "constant", value: written.value }, as: written.as ?? "text", pattern: null, zone: null };
  const { from, as = "text", format, timezone, map, default: fallback } = written;
  if ((format !== undefined || timezone !== undefined) && as !== "day" && as !== "time") {
    const key = format !== undefined ? "format" : "timezone";
    site.problems.push(
      problemAt(site.at(...site.path, key), "spec.field", {
        says: `${key} has a meaning only with as: day or as: time`,
        write: "add as: day, or as: time",
      }),
    );
  }
  const field = toField(
    { from, ...(map === undefined ? {} : { map }), ...(fallback === undefined ? {} : { default: fallback }) },
    site,
  );
  return { from: field, as, pattern: format ?? null, zone: timezone ?? null };
};
