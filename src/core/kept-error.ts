/**
 * What infrastructure throws: a locked folder, an unreachable server, a full disk. Rendered once, at the edge.
 * `code` is stable and documented like a problem code; `says` is for a person; `instead` is the next thing to do.
 */
export class KeptError extends Error {
  readonly code: string;
  readonly instead: string | undefined;

  constructor(code: string, says: string, options: { instead?: string; cause?: unknown } = {}) {
    super(says, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "KeptError";
    this.code = code;
    this.instead = options.instead;
  }
}
