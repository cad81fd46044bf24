type Schema = Readonly<Record<string, unknown>> & { readonly description?: string };
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>>;
};
type Document = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** The OpenAPI document as a page of HTML: what can be asked, by topic, each entry to be opened. */
export const docsPage = ({ info, paths }: Document): string => {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(all.map(({ operation }) => operation.tags[0] ?? "other"))];
  const sections = tags.map((tag) => {
    const entries = all.filter(({ operation }) => (operation.tags[0] ?? "other") === tag);
    return `<section aria-labelledby="${escaped(tag)}"><h2 id="${escaped(tag)}">${escaped(capital(tag))}</h2>${entries.map(entry).join("")}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(info.title)}: the API</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css"></head><body>
<header><h1>What ${escaped(info.title)} can be asked</h1><p class="says">${escaped(info.description)}</p>
<p>Version ${escaped(info.version)}. The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Sign in with a session, or send an API key: <code>Authorization: Bearer KEY</code>.</p></header>
<main>${sections.join("\n")}</main></body></html>`;
};

const entry = ({
  path,
  method,
  operation,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string => `<details id="${escaped(operation.operationId)}">
<summary><span class="method">${method.toUpperCase()}</span> <code>${escaped(path)}</code> ${escaped(operation.summary)}</summary>
<p class="says">${escaped(operation.description)}</p><p class="door">${escaped(doorOf(operation))}</p>
${parametersOf(operation)}${bodyOf(operation)}${answersOf(operation)}</details>`;

const doorOf = ({ security }: Operation): string => {
  if (security.length === 0) return "Open to anybody.";
  const needs = [...new Set(security.flatMap((one) => one.key ?? []))];
  if (security.some((one) => "writeKey" in one)) return "With a source's write key.";
  return needs.length > 0 ? `For who may “${needs.join(", ")}”.` : "For anybody who is signed in.";
};

const parametersOf = ({ parameters }: Operation): string => {
  if (parameters.length === 0) return "";
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escaped(one.name)}</code></td><td>${escaped(typeOf(one.schema))}${one.required ? "" : ", optional"}</td><td>${escaped(one.description ?? one.schema.description ?? "")}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Parameter</th><th scope="col">Kind</th><th scope="col">What it is</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
};

const typeOf = (schema: Schema): string => {
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(" | ");
  return String(schema.type ?? "text");
};

const bodyOf = ({ requestBody }: Operation): string =>
  Object.entries(requestBody?.content ?? {})
    .map(([media, { schema }]) => `<h3>Body: ${escaped(media)}</h3>${shown(schema)}`)
    .join("");

const answersOf = ({ responses }: Operation): string => {
  const one = ([status, { description, content = {} }]: [string, Operation["responses"][string]]) => {
    const schemas = Object.entries(content).map(([media, { schema }]) =>
      schema === undefined || "$ref" in schema ? `<p>${escaped(media)}</p>` : shown(schema),
    );
    return `<dt><code>${escaped(status === "default" ? "4xx, 5xx" : status)}</code></dt><dd>${escaped(description)}${schemas.join("")}</dd>`;
  };
  return `<h3>Answers</h3><dl>${Object.entries(responses).map(one).join("")}</dl>`;
};

const shown = (schema: Schema): string => `<pre tabindex="0">${escaped(JSON.stringify(schema, null, 2))}</pre>`;

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ?? "&#39;");
