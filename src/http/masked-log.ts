/**
 * A text for the log without what it may quote of people: what stands in quotes, e-mail addresses, keys with a namespace, long
 * numbers, and whatever is long enough to be a secret.
 */
export const maskedLog = (text: string): string =>
  text
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "…@…")
    .replace(/'[^'\n]*'|"[^"\n]*"|`[^`\n]*`/g, "'…'")
    .replace(/\b(?!https?:)[a-z][a-z_-]*:(?!\/\/)[^\s,;)]+/gi, (key) => `${key.slice(0, key.indexOf(":"))}:…`)
    .replace(/\b(https?:\/\/)[^\s/@]*@/g, "$1…@")
    .replace(/\?[^\s]+/g, "?…")
    .replace(/\d{5,}/g, "…")
    .replace(/[\w-]{25,}/g, "…")
    .slice(0, 500);

/** What of an error may be logged: its code, its message masked, and where it was thrown. */
export const errorForLog = (error: unknown): Readonly<Record<string, unknown>> => {
  if (!(error instanceof Error)) return { says: maskedLog(String(error)) };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    ...(typeof code === "string" ? { code } : {}),
    says: maskedLog(error.message),
    // A path of the machine says nothing that the file's name does not.
    at: frames.slice(0, 6).map((line) => line.trim().replace(/\(?(file:\/\/)?\/.*\/(node_modules|dist|src)\//, "($2/")),
  };
};
