// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is the notation of the format
import { describe, expect, it } from "vitest";
import { specProblems } from "./problems.js";
import { problemsOf, shown, small, workspaceOf } from "./spec.fixture.js";

/** Each fault alone in a small workspace: the code, the words, and where. Codes that need files are in load-workspace.test.ts. */
const faults: readonly (readonly [code: string, text: string | string[], finds: string | RegExp])[] = [
  [
    "spec.target.unit",
    small({ promise: "within: 3m\n    target: 95" }),
    "21:13+2 target must be a share, not 95 -> write 95% or 0.95",
  ],
  [
    "spec.target.unit",
    small({ promise: "within: 3m\n    target: 0.95%" }),
    "21:13+5 target must be a share, not 0.95% -> write 95% or 0.95",
  ],
  ["spec.target.unit", small({ promise: "within: 3m\n    target: 97,5%" }), /write 97\.5%/],
  ["spec.target.unit", small({ promise: "within: 3m\n    target: 0" }), /above 0 and at most 100%/],
  ["spec.target.unit", small({ promise: "within: 3m\n    target: 101%" }), /above 0 and at most 100%/],
  ["spec.target.unit", small({ promise: "within: 3m\n    target: .nan" }), /must be a share, not \.nan/],
  [
    "spec.share",
    small({ promise: "within: 3m\n    target: 95%\n    confidence: 95" }),
    /confidence must be a share above 50% and under 100%, not 95 -> write 95% or 0\.95/,
  ],
  [
    "spec.duration",
    small({ promise: "within: 3 minutes\n    target: 95%" }),
    "20:13+9 within must be a length of time, not 3 minutes -> write 3m",
  ],
  ["spec.duration", small({ promise: "within: 5\n    target: 95%" }), /write it with a unit: 5m, 5h or 5d/],
  ["spec.duration", small({ promise: "within: 0m\n    target: 95%" }), /longer than nothing/],
  [
    "spec.duration",
    small({ promise: "within: -3m\n    target: 95%" }),
    "20:13+3 within must be longer than nothing, not -3m -> write 3m",
  ],
  [
    "spec.duration",
    small({ promise: "within: PT-3M\n    target: 95%" }),
    /longer than nothing, not PT-3M -> write PT3M/,
  ],
  ["spec.duration", small({ promise: "within: -soon\n    target: 95%" }), /must be a length of time, not -soon/],
  [
    "spec.window",
    small({ promise: "within: 3m\n    target: 95%\n    window: -28d" }),
    /window must be at least one day, not -28d -> write 28d/,
  ],
  [
    "spec.window",
    small({ promise: "within: 3m\n    target: 95%\n    window: 36h" }),
    /window must be whole days, not 36h -> write 2d/,
  ],
  ["spec.window", small({ promise: "within: 3m\n    target: 95%\n    window: monthly" }), /write month/],
  ["spec.window", small({ promise: "within: 3m\n    target: 95%\n    window: 28" }), /write 28d/],
  [
    "spec.number",
    small({ promise: "within: 3m\n    target: 95%\n    minimum: some" }),
    /minimum must be a whole number from 1 on, not some/,
  ],
  [
    "spec.key.unknown",
    small({ promise: "within: 3m\n    targt: 95%\n    target: 95%" }),
    '21:5+5 targt is not a key of a promise; did you mean "target"? -> write target',
  ],
  [
    "spec.key.unknown",
    small({ more: "promise: {}" }),
    '22:1+7 promise is not a key of the file; did you mean "promises"? -> write promises',
  ],
  ["spec.key.unknown", [small(), "include: [a.yaml]"], "1:1+7 include belongs to kept.yaml -> move it there"],
  [
    "spec.key.kind",
    small({ promise: "within: 3m\n    target: 95%\n    at_least: 4" }),
    "22:5+8 at_least belongs to kind score, not duration -> remove it, or change the kind",
  ],
  ["spec.key.missing", small({ promise: "target: 95%" }), '15:3+4 promise "fast" has no within -> write within: 3m'],
  ["spec.key.missing", small({ promise: "within: 3m" }), '15:3+4 promise "fast" has no target -> write target: 95%'],
  ["spec.key.missing", small().replace("    kind: duration\n", ""), /promise "fast" has no kind/],
  ["spec.key.missing", small().replace("kept: v1\n", ""), /the file has no kept -> begin with kept: v1/],
  [
    "spec.key.missing",
    small().replace("  timezone: Europe/Amsterdam\n", ""),
    "2:1+7 company has no timezone -> write timezone: Europe/Amsterdam",
  ],
  ["spec.key.missing", "kept: v1\n", /the workspace has no company/],
  [
    "spec.key.missing",
    small().replace(
      /kind: duration[\s\S]*$/,
      "kind: effort\n    made: order.placed\n    met: order.ready\n    counts: order.placed\n    at_most: 1\n    of: handovers\n    within: 1d\n    target: 0.9\n",
    ),
    /of: handovers needs the property/,
  ],
  [
    "spec.value.empty",
    small({ promise: "within: 3m\n    target:" }),
    "21:5+6 target has no value -> write target: 95%, or remove the key",
  ],
  ["spec.value.empty", "", /the file is empty/],
  ["spec.value.empty", small({ promise: "within: 3m\n    target: 95%\n  other:" }), /promise "other" has no value/],
  [
    "spec.value.empty",
    small({ promise: "within: 3m\n    target: 95%\n  other: {}" }).replace(
      "other: {}",
      "other: { says: x, kind: outcome, made: order.placed, target: 0.9, expects: {} }",
    ),
    /anything would keep the promise/,
  ],
  [
    "spec.value.type",
    small({ promise: "within: [3m]\n    target: 95%" }),
    "20:13+4 within must be a length of time, not a list -> write within: 3m",
  ],
  ["spec.value.type", "- a\n- b\n", /the file must be a map of keys/],
  [
    "spec.value.type",
    small({ promise: "within: 3m\n    target: 95%\n    remedy: [x]" }),
    /remedy must be a map, not a list -> write remedy: \{ says: /,
  ],
  ["spec.value.choice", small().replace("kind: duration", "kind: duraton"), /not duraton -> write duration/],
  [
    "spec.value.choice",
    small({ promise: "within: 3m\n    target: 95%\n    per: custmer" }),
    /per must be one of subject, customer, not custmer -> write customer/,
  ],
  [
    "spec.value.choice",
    small({ promise: "within: 3m\n    target: 95%\n    end_of_day: yes" }),
    /end_of_day must be true or false, not yes -> write true/,
  ],
  [
    "spec.name",
    small().replace("  fast:\n", "  Fast Food:\n"),
    "15:3+9 the name Fast Food must be lower-case letters, digits, - and _, beginning with a letter, at most 63 -> write fast-food",
  ],
  ["spec.text.control", small().replace("Three minutes.", '"three \\e[31mminutes"'), /says may not hold control/],
  ["spec.text.control", small().replace("Three minutes.", "a\u202eb"), /says may not hold control/],
  ["spec.text.long", small().replace("Three minutes.", "x".repeat(2_000)), /at most 1,000 characters/],
  [
    "spec.duplicate",
    [small(), "teams: { kitchen: {} }"],
    /team "kitchen" is declared twice, first in kept\.yaml line 7/,
  ],
  [
    "spec.duplicate",
    [small(), "company: { name: B, timezone: UTC }"],
    /company is declared twice, first in kept\.yaml/,
  ],
  [
    "spec.day",
    small({ promise: "target: 95%\n    versions: [{ from: 31-12-2026, within: 3m }]" }),
    /from must be a day of the calendar, not 31-12-2026 -> write 2026-12-31/,
  ],
  [
    "spec.day",
    small({ promise: "target: 95%\n    versions: [{ from: 2026-02-30, within: 3m }]" }),
    /from must be a day of the calendar, not 2026-02-30/,
  ],
  [
    "spec.time.format",
    small().replace("at: placed_at", 'at: { from: placed_at, format: "%d-%m-%Y" }'),
    /write dd-MM-yyyy/,
  ],
  [
    "spec.time.format",
    small().replace("at: placed_at", "at: { from: placed_at, format: DD/MM/YYYY }"),
    /write dd\/MM\/yyyy/,
  ],
  [
    "spec.zone",
    small().replace("Europe/Amsterdam", "Europe/Amsterdm"),
    "4:13+15 timezone must be an IANA time zone, not Europe/Amsterdm -> write Europe/Amsterdam",
  ],
  ["spec.zone", small().replace("Europe/Amsterdam", "amsterdam"), /write Europe\/Amsterdam/],
  ["spec.zone", small().replace("Europe/Amsterdam", '"+01:00"'), /write for example Europe\/Amsterdam or UTC/],
  [
    "spec.currency",
    small().replace("name: Quick Kitchen", "name: Quick Kitchen\n  currency: €"),
    /currency must be a currency of ISO 4217, not € -> write EUR/,
  ],
  [
    "spec.calendar.hours",
    small({ more: 'calendars: { o: { week: { mon: ["13:00-18:00", "09:00-12:00"] } } }' }),
    /item 2 of mon must begin after the block before it ends/,
  ],
  [
    "spec.calendar.hours",
    small({ more: 'calendars: { o: { week: { mon: ["22:00-02:00"] } } }' }),
    /must end after it begins, not "22:00-02:00" -> over midnight/,
  ],
  ["spec.calendar.hours", small({ more: "calendars: { o: { week: { mon: [] } } }" }), /never open/],
  [
    "spec.calendar.days",
    small({ more: 'calendars: { o: { week: { mon-fri: ["09:00-12:00"], fri: ["09:00-10:00"] } } }' }),
    /fri is given twice/,
  ],
  [
    "spec.calendar.days",
    small({ more: 'calendars: { o: { week: { mo-fr: ["09:00-12:00"] } } }' }),
    /the name mo-fr must be days of the week/,
  ],
  [
    "spec.owner",
    small({ promise: "within: 3m\n    target: 95%\n    owner: kitchen" }),
    /owner must be team:NAME or person:NAME, not kitchen -> write team:kitchen/,
  ],
  [
    "spec.reference.team",
    small({ promise: "within: 3m\n    target: 95%\n    owner: team:kichen" }),
    '22:12+11 team:kichen does not exist; did you mean "kitchen"? -> write kitchen',
  ],
  [
    "spec.reference.value",
    small({ promise: "within: 3m\n    target: 95%\n    value: fats" }),
    /the company has no value fats; did you mean "fast"\?/,
  ],
  [
    "spec.reference.calendar",
    small({ promise: "within: 3m\n    target: 95%\n    calendar: office" }),
    /the calendar office does not exist -> declare it under calendars/,
  ],
  [
    "spec.reference.type",
    small().replace("made: order.placed", "made: order.placd"),
    '18:11+11 no source yields order.placd; did you mean "order.placed"? -> write order.placed',
  ],
  [
    "spec.reference.property",
    small({ promise: "within: 3m\n    target: 95%\n    split: [stoer]" }),
    /no record of order\.placed gives stoer; did you mean "store"\?/,
  ],
  [
    "spec.reference.property",
    small({ promise: "within: 3m\n    target: 95%\n    where: { complete: x }" }),
    /complete is given by order\.ready, not by order\.placed/,
  ],
  [
    "spec.reference.property",
    small().replace("files: data/*.csv", "files: data/*.csv\n    expect: { every: 1d, by: shop }"),
    /no record of this source makes the property shop/,
  ],
  ["spec.poll", small().replace("files: data/*.csv", "poll: { every: 5m }"), /fetches from exactly one place/],
  [
    "spec.receive",
    small().replace("files: data/*.csv", "receive: { from: segment, signature: { kind: github, secret: x } }"),
    /only webhooks are signed/,
  ],
  [
    "spec.receive",
    small().replace("files: data/*.csv", "receive: { from: cloudevents, events: items }"),
    /only a webhook has events somewhere in its body/,
  ],
  [
    "spec.receive",
    small().replace("files: data/*.csv", "receive: { from: webhook }").replace("subject:", "id: no, subject:"),
    /an event that is received has one id/,
  ],
  [
    "spec.key.missing",
    small().replace("files: data/*.csv", "receive: { from: webhook, signature: { kind: hmac-sha256, secret: x } }"),
    /has no header/,
  ],
  ["spec.key.missing", small().replace("files: data/*.csv", "says: Tills"), /does not say where its records come from/],
  [
    "spec.reference.per",
    small({ promise: "within: 3m\n    target: 95%\n    per: customer" }),
    /no record of order\.ready has a customer/,
  ],
  [
    "spec.reference.promise",
    small().replace("  values: [fast]", "  values: [fast]\n  top_line: promise:fsat"),
    /promise:fsat does not exist; did you mean "fast"\?/,
  ],
  ["spec.path.outside", small().replace("data/*.csv", "../data/*.csv"), /files must be a path inside the workspace/],
  ["spec.path.outside", small().replace("data/*.csv", "/etc/passwd"), /files must be a path inside the workspace/],
  [
    "spec.sql.missing",
    small({ more: "  own: { says: x, kind: measure, sql: measures/own.sql, target: 90% }" }),
    /the file measures\/own\.sql is not there/,
  ],
  ["spec.template", small().replace("subject: order,", 'subject: "order:{id",'), /subject has a \{ without its \}/],
  [
    "spec.field",
    small().replace("channel: via", 'channel: { from: "{a}-{b}", map: { a: b } }'),
    /map and default work on one column/,
  ],
  [
    "spec.field",
    small().replace("store: store", "store: { from: store, format: yyyy }"),
    /format has a meaning only with as: day/,
  ],
  ["spec.property.reserved", small().replace("store: store", "amount: total"), /amount is the interaction's own field/],
  [
    "spec.condition",
    small({ promise: 'within: 3m\n    target: 95%\n    where: { amount: "> many" }' }),
    /amount must be compared with a number/,
  ],
  [
    "spec.condition",
    small({ promise: 'within: 3m\n    target: 95%\n    where: { amount: "!= 3" }' }),
    /write \{ not: 3 \}/,
  ],
  [
    "spec.condition",
    small().replace("subject: order,", 'subject: order, where: { total: ">= 3" },'),
    /columns of a file are not compared as numbers/,
  ],
  [
    "spec.version.same",
    small({
      promise: "target: 95%\n    versions: [{ from: 2026-01-01, within: 3m }, { from: 2026-01-01, within: 5m }]",
    }),
    "21:58+10 another version begins on this day",
  ],
  [
    "spec.version.terms",
    small({ promise: "target: 95%\n    versions: [{ from: 2026-01-01 }]" }),
    /version 1 has no within, and the promise has none either -> write within: 3m/,
  ],
  ["spec.version.terms", small({ promise: "versions: [{ from: 2026-01-01, within: 3m }]" }), /version 1 has no target/],
  [
    "spec.alerts.mail",
    small({ more: 'alerts: { channels: { desk: { kind: mail, to: ["Bo <bo@example.com>"] } } }' }),
    /must be one mail address, or owner.* -> write kitchen@example.com/,
  ],
  [
    "spec.alerts.url",
    small({ more: "alerts: { channels: { chat: { kind: slack, url: 'file:///etc/passwd' } } }" }),
    /url must be a web address without a user name/,
  ],
  [
    "spec.alerts.secret",
    small({ more: "alerts: { channels: { hook: { kind: webhook, url: 'https://x.example', secret: short } } }" }),
    /must be 24 to 200 characters without spaces/,
  ],
  [
    "spec.alerts.time",
    small({ more: "alerts: { digest: [{ role: lead, to: a@b.example, on: mon-fri 08:00 }] }" }),
    /on must be a day of the week and a time.* -> write mon 08:00/,
  ],
  [
    "spec.reference.channel",
    small({ more: "alerts:\n  channels: { chat: { kind: mail, to: owner } }\n  routes: [{ send: chta }]" }),
    /the channel chta does not exist; did you mean "chat"\? -> write chat/,
  ],
  ["spec.kept.version", small().replace("kept: v1", "kept: v2"), "1:7+2 kept must be v1 -> write kept: v1"],
  [
    "spec.env.unset",
    small({ promise: "within: ${LIMIT}\n    target: 95%" }),
    "20:13+8 the environment variable LIMIT is not set -> set LIMIT, or write ${LIMIT:-default}",
  ],
  ["spec.env.syntax", small({ promise: "within: ${3x}\n    target: 95%" }), /an environment variable is miswritten/],
  ["spec.yaml.syntax", "kept: v1\n\tcompany: x\n", /2:\d+\+\d+ .*tabs/i],
  ["spec.yaml.syntax", 'kept: "v1\n', /close the quote/],
  ["spec.yaml.tag", small().replace("Three minutes.", "!!js/function 'x'"), /tags are not used here/],
  ["spec.yaml.merge", small({ more: "  other: { <<: { says: x } }" }), /merge keys are not used here/],
  ["spec.yaml.key", small({ more: "__proto__: { polluted: yes }" }), /this cannot be a key/],
  ["spec.yaml.key", small({ more: "? [a, b]\n: c" }), /a key is a text/],
  [
    "spec.yaml.duplicate",
    small({ promise: "within: 3m\n    target: 95%\n    within: 5m" }),
    "22:5+6 within is there twice -> remove one of them",
  ],
  ["spec.yaml.depth", "[".repeat(100), /nested more than 64 levels/],
  ["spec.yaml.keys", Array.from({ length: 5_100 }, (_, i) => `k${i}: 1\n`).join(""), /more than 5,000 keys/],
  ["spec.yaml.alias", "a: &a [*a]\n", /inside its own anchor/],
  ["spec.file.size", "a".repeat(1_000_001), /larger than 1 MB/],
];

describe("a fault in the files", () => {
  it.each(faults.map(([code, text, finds], i) => ({ i, code, text, finds })))(
    "$i $code is named, placed and mended: $finds",
    ({ code, text, finds }) => {
      const found = shown(problemsOf(text).filter((p) => p.code === code));
      const match = found.some((line) => (typeof finds === "string" ? line.startsWith(finds) : finds.test(line)));
      expect(match ? "" : shown(problemsOf(text)).join("\n")).toBe("");
    },
  );

  it("has a test for every code that is declared", () => {
    const tested = new Set(faults.map(([code]) => code));
    const inFiles = [
      "spec.file.missing",
      "spec.file.unreadable",
      "spec.include.outside",
      "spec.include.none",
      "spec.include.many",
    ];
    expect(Object.keys(specProblems.kinds).filter((code) => !tested.has(code) && !inFiles.includes(code))).toEqual([]);
  });
});

describe("loadSpec", () => {
  it("finds no problem in the small workspace", () => {
    expect(shown(problemsOf(small()))).toEqual([]);
  });

  it("gives all problems of all files at once, in their order, one fault hiding no other", () => {
    const kept = small({ promise: "within: 3 minutes\n    target: 95\n    owner: team:kichen\n    split: [stoer]" });
    const more =
      "promises:\n  b: { kind: scor, says: x, target: 200 }\n  c: { says: x, kind: duration, made: order.placed, met: order.redy, within: 1h, target: 90 }\n";
    const codes = problemsOf([kept, more]).map((p) => `${p.file}:${p.line} ${p.code}`);
    expect(codes).toEqual([
      "kept.yaml:20 spec.duration",
      "kept.yaml:21 spec.target.unit",
      "kept.yaml:22 spec.reference.team",
      "kept.yaml:23 spec.reference.property",
      "more-1.yaml:2 spec.value.choice",
      "more-1.yaml:2 spec.target.unit",
      "more-1.yaml:3 spec.reference.type",
      "more-1.yaml:3 spec.target.unit",
    ]);
  });

  it("takes a misspelt key for one problem, not for a missing one as well", () => {
    expect(problemsOf(small({ promise: "within: 3m\n    targt: 95%" })).map((p) => p.code)).toEqual([
      "spec.key.unknown",
    ]);
    expect(problemsOf(small().replace("met: order", "mett: order")).map((p) => p.code)).toEqual(["spec.key.unknown"]);
    expect(problemsOf(small().replace("records:", "record:")).map((p) => p.code)).toEqual(["spec.key.unknown"]);
  });

  it("shows the root of a syntax error, not all that follows from it", () => {
    const found = problemsOf(small().replace("  fast:\n    says", "  fast:\n  says"));
    expect(found.length).toBeLessThanOrEqual(2);
    expect(found[0]).toMatchObject({ line: 16, code: "spec.yaml.syntax" });
  });

  it("gives every problem a file, a line, a column and a length", () => {
    for (const [, text] of faults) {
      for (const p of problemsOf(text)) {
        expect([p.file, p.line! >= 1, p.column! >= 1, p.length! >= 1, p.says.endsWith(".")]).toEqual([
          p.file,
          true,
          true,
          true,
          false,
        ]);
        expect(p.file).toBeTruthy();
      }
    }
  });

  it("calls nothing missing that a file may declare which cannot be read", () => {
    const codes = problemsOf([
      small({ promise: "within: 3m\n    target: 95%\n    owner: team:desk" }),
      "teams: { desk: {} \n",
    ]).map((p) => p.code);
    expect(new Set(codes)).toEqual(new Set(["spec.yaml.syntax"]));
  });

  it("takes any type where a source takes its types from a column", () => {
    const open = small({ promise: "within: 3m\n    target: 95%" })
      .replace("met: order.ready", "met: whatever.happens")
      .replace(
        "promises:",
        "  log:\n    files: log.csv\n    records: [{ type: { from: activity }, at: at, subject: case }]\npromises:",
      );
    expect(shown(problemsOf(open))).toEqual([]);
  });

  it("fills in environment variables, and shows their values in no problem", () => {
    const text = small({ promise: "within: ${LIMIT:-3m}\n    target: ${TARGET}\n    owner: ${OWNER}" });
    expect(workspaceOf(text, { TARGET: "90%", OWNER: "team:kitchen" }).promises[0]).toMatchObject({
      target: 0.9,
      owner: "team:kitchen",
    });
    const wrong = JSON.stringify(problemsOf(text, { TARGET: "s3cret95", OWNER: "team:s3cret" }));
    expect(wrong).toContain("spec.target.unit");
    expect(wrong).toContain("spec.reference.team");
    expect(wrong).not.toContain("s3cret");
  });

  it("does not offer what came from the environment as the word that was meant", () => {
    const text = small({ promise: "within: 3m\n    target: 95%\n    value: s3cres" }).replace(
      "values: [fast]",
      "values: ['${VALUE}']",
    );
    const found = JSON.stringify(problemsOf(text, { VALUE: "s3cret" }));
    expect(found).toContain("spec.reference.value");
    expect(found).not.toContain("s3cret");
  });
});
