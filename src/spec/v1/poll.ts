// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { z } from "zod";
import { fail, ok } from "../../core/result.js";
import { oneOrMore } from "./list.js";
import { flag, number } from "./number.js";
import { scalar } from "./scalar.js";
import { text } from "./text.js";
import { duration } from "./time.js";

/** An address, a header, a query: longer than a name, and lines of their own in a query. */
const long = (options: { what: string; example: string; most: number; lines: "one" | "many" }) =>
  scalar<string>({
    what: options.what,
    examples: [options.example],
    json: { type: "string" },
    parse: (t) => {
      if (t.trim() === "") return fail({ code: "spec.value.empty", must: "must say something" });
      if (t.length > options.most)
        return fail({
          code: "spec.text.long",
          must: `must be at most ${options.most.toLocaleString("en")} characters long`,
        });
      const control = options.lines === "many" ? /[\0-\x08\x0b\x0c\x0e-\x1f]/ : /[\0-\x1f]/;
      return control.test(t)
        ? fail({ code: "spec.text.control", must: "may not hold control characters", write: "remove them" })
        : ok(t.trim());
    },
  });

const address = (example: string) => long({ what: "an address", example, most: 4_000, lines: "one" });
const secret = (example: string) => long({ what: "a text", example, most: 8_000, lines: "one" });

const SqlV1 = z
  .strictObject({
    url: address("${CRM_URL}").describe(
      "`postgres://...` or `mysql://...`, from the environment: it holds a password.",
    ),
    query: long({ what: "a SELECT", example: "SELECT * FROM tickets", most: 20_000, lines: "many" }).describe(
      "A SELECT whose rows are records; it is run inside another that asks for the rows after the cursor, in a transaction that only reads.",
    ),
    cursor: z
      .strictObject({
        column: text("updated_at").describe("Its column that grows with every new or changed row, with an index."),
        start: z.optional(text("2026-01-01")).describe("Rows from this value on; default all."),
      })
      .describe("How far it has been read."),
  })
  .describe("Rows of PostgreSQL, MySQL or MariaDB.");

const HttpV1 = z
  .strictObject({
    url: address("https://desk.example.com/api/tickets").describe("Address of the first page."),
    headers: z
      .optional(z.record(text("Authorization"), secret("Bearer ${DESK_TOKEN}")))
      .describe("Headers of each request; secrets from the environment."),
    items: z.optional(text("data.tickets")).describe("Path of the list in the answer; default the answer is the list."),
    next: z
      .optional(
        z.strictObject({
          url: z.optional(text("links.next")).describe("Path of the next page's address in the answer."),
          link: z.optional(flag).describe("true: the next page is in the header `Link: <...>; rel=next`."),
          token: z.optional(text("meta.cursor")).describe("Path of a token for `parameter`."),
          page: z.optional(flag).describe("true: `parameter` is the number of the page."),
          parameter: z.optional(text("page")).describe("Query parameter that takes the token or the number."),
          first: z
            .optional(number({ example: 1, least: 0, whole: "whole" }))
            .describe("Number of the first page; default 1."),
        }),
      )
      .describe("How the next page is found; default there is one page."),
    since: z
      .optional(
        z.strictObject({
          parameter: text("updated_after").describe("Query parameter that asks for what changed since."),
          column: text("updated_at").describe("Path in an item of the value that is given back."),
          start: z.optional(text("2026-01-01T00:00:00Z")).describe("Its first value; default it is left out."),
        }),
      )
      .describe("Asks only for what is new; default all pages are read each time."),
  })
  .describe("A JSON API.");

const ImapV1 = z
  .strictObject({
    host: text("imap.example.com").describe("Name of the mail server."),
    port: z.optional(number({ example: 993, least: 1, whole: "whole" })).describe("Default 993."),
    tls: z.optional(flag).describe("false: only for a server on this machine. Default true."),
    user: secret("${MAIL_USER}").describe("Whose mailbox."),
    password: secret("${MAIL_PASSWORD}").describe("Their password, or one for applications."),
    mailbox: z.optional(text("INBOX")).describe("Default INBOX."),
  })
  .describe(
    "Each mail is one record: id, from, from_name, to, subject, date, received, text, in_reply_to, mailbox. It is only read.",
  );

const S3V1 = z
  .strictObject({
    endpoint: address("https://s3.eu-central-1.amazonaws.com").describe("Address of the service, without the bucket."),
    bucket: text("exports").describe("Name of the bucket."),
    prefix: z.optional(text("tills/")).describe("Only objects whose key begins so."),
    region: z.optional(text("eu-central-1")).describe("Default us-east-1."),
    key: secret("${S3_KEY}").describe("Access key id."),
    secret: secret("${S3_SECRET}").describe("Secret access key."),
  })
  .describe("New and changed objects of a bucket, each read like a file.");

const FolderV1 = z
  .strictObject({
    path: address("/mnt/exports").describe(
      "A folder that KEPT_FOLDERS grants: whoever runs Kept says which may be read.",
    ),
    files: z.optional(oneOrMore(text("*.csv"))).describe("Default all of them."),
  })
  .describe("New and changed files of a folder outside the workspace, each copied and read like a file.");

export const PollV1 = z
  .strictObject({
    every: z.optional(duration("5m")).describe("How often; default 5m."),
    sql: z.optional(SqlV1),
    http: z.optional(HttpV1),
    imap: z.optional(ImapV1),
    s3: z.optional(S3V1),
    folder: z.optional(FolderV1),
  })
  .describe("What `kept serve` fetches by itself: one of `sql`, `http`, `imap`, `s3`, `folder`.");
export type PollV1 = z.infer<typeof PollV1>;
