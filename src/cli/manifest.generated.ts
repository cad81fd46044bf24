// Generated from the use cases by `npx tsx scripts/manifest.ts`; a test fails when it is stale.
import type { CommandSpec } from "./manifest.js";

export const manifest: readonly CommandSpec[] = [
  {
    "name": "check",
    "title": "Say for each promise whether it is kept",
    "says": "Who was let down, which promises are broken, and what cannot be judged.",
    "examples": [
      {
        "command": "kept check",
        "does": "all promises, each over its own window"
      },
      {
        "command": "kept check --as-of 2026-07-14 --where store=Utrecht",
        "does": "one store, as of a day"
      }
    ],
    "formats": [
      "table",
      "json",
      "markdown",
      "junit"
    ],
    "positional": [],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (2026-07-14) or instant; default now.",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Count only what was known by then.",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of the period, instead of each promise's window.",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period.",
        "placeholder": "DAY"
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "list",
        "says": "Only this promise; may be repeated.",
        "placeholder": "PROMISE"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only where this holds; may be repeated.",
        "placeholder": "NAME=VALUE"
      },
      {
        "field": "segments",
        "flag": "--segments",
        "kind": "flag",
        "says": "Also for whom: one line a group."
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many groups.",
        "short": "n",
        "placeholder": "N",
        "default": "10"
      },
      {
        "field": "order",
        "flag": "--order",
        "kind": "text",
        "says": "What comes first.",
        "placeholder": "worst|name",
        "choices": [
          "worst",
          "name"
        ],
        "default": "worst"
      }
    ]
  },
  {
    "name": "people",
    "title": "List those let down",
    "says": "Who was let down by a promise, and how badly.",
    "examples": [
      {
        "command": "kept people fast",
        "does": "worst first"
      }
    ],
    "formats": [
      "table",
      "json",
      "markdown",
      "csv"
    ],
    "positional": [
      {
        "field": "promise",
        "says": "Name of a promise.",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (2026-07-14) or instant; default now.",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Count only what was known by then.",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only where this holds; may be repeated.",
        "placeholder": "NAME=VALUE"
      }
    ]
  },
  {
    "name": "promise",
    "title": "Show one promise",
    "says": "Its sentence, its rate over time, for whom it is broken.",
    "examples": [
      {
        "command": "kept promise fast",
        "does": "how it has been"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "promise",
        "says": "Name of a promise.",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (2026-07-14) or instant; default now.",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Count only what was known by then.",
        "placeholder": "DAY"
      }
    ]
  },
  {
    "name": "import",
    "title": "Read what is new",
    "says": "Reads the files of all sources, or of those named.",
    "examples": [
      {
        "command": "kept import",
        "does": "all sources"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "sources",
        "says": "Names of sources; default all.",
        "need": "optional",
        "many": "many"
      }
    ],
    "options": []
  }
];
