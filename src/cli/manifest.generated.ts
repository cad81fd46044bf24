// Generated from the use cases by `npx tsx scripts/manifest.ts`; a test fails when it is stale.
import type { CommandSpec } from "./manifest.js";

export const manifest: readonly CommandSpec[] = [
  {
    "name": "init",
    "title": "Begin with files of your own",
    "says": "Looks at exported files, proposes how they are read and a first promise that the history can bear, and writes kept.yaml.",
    "examples": [
      {
        "command": "kept init orders.csv",
        "does": "asks a few questions"
      },
      {
        "command": "kept init --yes data/*.csv.gz",
        "does": "asks nothing"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "files",
        "says": "Exported files: CSV, TSV, NDJSON, JSON, Parquet, Excel, XES, also .gz or .zst",
        "need": "optional",
        "many": "many"
      }
    ],
    "options": [
      {
        "field": "yes",
        "flag": "--yes",
        "kind": "flag",
        "says": "Ask nothing: take what is proposed, and copy files from outside into data/",
        "short": "y"
      },
      {
        "field": "force",
        "flag": "--force",
        "kind": "flag",
        "says": "Write over a kept.yaml that is there"
      },
      {
        "field": "name",
        "flag": "--name",
        "kind": "text",
        "says": "What the company is called",
        "placeholder": "NAME"
      },
      {
        "field": "timezone",
        "flag": "--timezone",
        "kind": "text",
        "says": "The company's time zone: Europe/Amsterdam",
        "placeholder": "ZONE"
      }
    ]
  },
  {
    "name": "import",
    "title": "Take in the sources' files",
    "says": "Reads every file of the sources that is new or has changed. Can be broken off and run again at any time.",
    "examples": [
      {
        "command": "kept import",
        "does": "all sources"
      },
      {
        "command": "kept import tills refunds",
        "does": "two of them"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "source",
        "says": "Only these sources",
        "need": "optional",
        "many": "many"
      }
    ],
    "options": []
  },
  {
    "name": "check",
    "title": "Are the promises kept?",
    "says": "Says for each promise whether it is kept, how sure that is, and what is missing.",
    "examples": [
      {
        "command": "kept check",
        "does": "every promise, over its own window"
      },
      {
        "command": "kept check --as-of 2026-06-03 --where store=Utrecht",
        "does": "one group, as of a day"
      },
      {
        "command": "kept check --json",
        "does": "for a script; the exit code says it too"
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
        "says": "Judge as of this day (its end), an instant, or `latest`",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Judge by what was known on this day",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of a period, instead of each promise's window",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "list",
        "says": "Only this promise (may be given again)",
        "placeholder": "NAME"
      },
      {
        "field": "segments",
        "flag": "--segments",
        "kind": "flag",
        "says": "Also say for whom it is broken more"
      }
    ]
  },
  {
    "name": "promise",
    "title": "One promise, in full",
    "says": "One promise: its verdict, how it went over time, how long it took, for whom it is broken more, and its versions.",
    "examples": [
      {
        "command": "kept promise fast",
        "does": "one promise in full"
      }
    ],
    "formats": [
      "table",
      "json",
      "markdown"
    ],
    "positional": [
      {
        "field": "promise",
        "says": "Its name in kept.yaml",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (its end), an instant, or `latest`",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Judge by what was known on this day",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of a period, instead of each promise's window",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      }
    ]
  },
  {
    "name": "design",
    "title": "What could be promised?",
    "says": "For 80, 90, 95 and 99%: the tightest promise that the history would have kept, for everyone and for each group, tried on the last third; and how much today's promise is padded.",
    "examples": [
      {
        "command": "kept design fast",
        "does": "on the whole history"
      },
      {
        "command": "kept design fast --from 2026-01-01",
        "does": "on this year's"
      }
    ],
    "formats": [
      "table",
      "json",
      "markdown"
    ],
    "positional": [
      {
        "field": "promise",
        "says": "Its name in kept.yaml",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (its end), an instant, or `latest`",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Judge by what was known on this day",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of a period, instead of each promise's window",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      }
    ]
  },
  {
    "name": "explain",
    "title": "How a number comes about",
    "says": "Prints the SQL of a number and runs it step by step: what one row of each step is, how many there are, and the first of them.",
    "examples": [
      {
        "command": "kept explain",
        "does": "which numbers there are"
      },
      {
        "command": "kept explain promise_counts --promise fast",
        "does": "how the keep rate of `fast` is counted"
      },
      {
        "command": "kept explain commitments --promise fast",
        "does": "how interactions become commitments"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "query",
        "says": "Which query; without one they are listed",
        "need": "optional",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "text",
        "says": "About which promise; the first otherwise",
        "placeholder": "NAME"
      },
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (its end), an instant, or `latest`",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Judge by what was known on this day",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of a period, instead of each promise's window",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      },
      {
        "field": "rows",
        "flag": "--rows",
        "kind": "number",
        "says": "How many rows of each step to show",
        "placeholder": "N",
        "default": "3"
      }
    ]
  },
  {
    "name": "report",
    "title": "Write it all into one file",
    "says": "Writes one HTML file that needs no network and prints well (or Markdown): every promise, how it went, for whom, and who was let down.",
    "examples": [
      {
        "command": "kept report",
        "does": "writes kept-report.html"
      },
      {
        "command": "kept report --out july.md --as-of 2026-07-14",
        "does": "Markdown, as of a day"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "asOf",
        "flag": "--as-of",
        "kind": "text",
        "says": "Judge as of this day (its end), an instant, or `latest`",
        "placeholder": "DAY"
      },
      {
        "field": "knownAt",
        "flag": "--known-at",
        "kind": "text",
        "says": "Judge by what was known on this day",
        "placeholder": "DAY"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "First day of a period, instead of each promise's window",
        "placeholder": "DAY"
      },
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Last day of the period",
        "placeholder": "DAY"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "list",
        "says": "Only this promise (may be given again)",
        "placeholder": "NAME"
      },
      {
        "field": "out",
        "flag": "--out",
        "kind": "text",
        "says": "Where to write it; kept-report.html in the workspace otherwise. A name that ends in .md gives Markdown",
        "placeholder": "FILE"
      }
    ]
  }
];
