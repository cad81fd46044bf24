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
    "name": "look",
    "title": "What is in this file?",
    "says": "Looks at an exported file and says how it would be read, and which promises its history can bear. Writes nothing.",
    "examples": [
      {
        "command": "kept look orders.csv",
        "does": "columns, five rows as they would be read, promises"
      },
      {
        "command": "kept look orders.csv --uses note=text --within 2d",
        "does": "the same, with a guess set right"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "file",
        "says": "A file; on the server, the number that POST /api/uploads answered with",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "source",
        "flag": "--source",
        "kind": "text",
        "says": "What the source is called; otherwise by the file's name",
        "placeholder": "NAME"
      },
      {
        "field": "company",
        "flag": "--company",
        "kind": "text",
        "says": "What the company is called, where kept.yaml is begun",
        "placeholder": "TEXT"
      },
      {
        "field": "timezone",
        "flag": "--timezone",
        "kind": "text",
        "says": "The zone of times that carry none",
        "placeholder": "ZONE"
      },
      {
        "field": "dates",
        "flag": "--dates",
        "kind": "text",
        "says": "Where no date in the file tells: 03/04 is April or March",
        "placeholder": "day first|month first",
        "choices": [
          "day first",
          "month first"
        ]
      },
      {
        "field": "uses",
        "flag": "--uses",
        "kind": "pairs",
        "says": "What a column is, in place of the guess",
        "placeholder": "COLUMN=USE"
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "text",
        "says": "Which of the proposed promises; `none` for none; otherwise the first",
        "placeholder": "NAME"
      },
      {
        "field": "says",
        "flag": "--says",
        "kind": "text",
        "says": "The promise in the words that customers read",
        "placeholder": "TEXT"
      },
      {
        "field": "target",
        "flag": "--target",
        "kind": "number",
        "says": "For which share it is promised, in 0..1",
        "placeholder": "N"
      },
      {
        "field": "within",
        "flag": "--within",
        "kind": "text",
        "says": "Within what time: 3m, 2d",
        "placeholder": "TIME"
      }
    ]
  },
  {
    "name": "add",
    "title": "Add a source from a file",
    "says": "Writes what `kept look` proposes into kept.yaml (its comments stay; where there is none it is begun), takes the file in and says the first verdict.",
    "examples": [
      {
        "command": "kept add refunds.csv",
        "does": "one more source, with a first promise"
      },
      {
        "command": "kept add refunds.csv --promise none",
        "does": "the source alone"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "file",
        "says": "A file; on the server, the number that POST /api/uploads answered with",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "source",
        "flag": "--source",
        "kind": "text",
        "says": "What the source is called; otherwise by the file's name",
        "placeholder": "NAME"
      },
      {
        "field": "company",
        "flag": "--company",
        "kind": "text",
        "says": "What the company is called, where kept.yaml is begun",
        "placeholder": "TEXT"
      },
      {
        "field": "timezone",
        "flag": "--timezone",
        "kind": "text",
        "says": "The zone of times that carry none",
        "placeholder": "ZONE"
      },
      {
        "field": "dates",
        "flag": "--dates",
        "kind": "text",
        "says": "Where no date in the file tells: 03/04 is April or March",
        "placeholder": "day first|month first",
        "choices": [
          "day first",
          "month first"
        ]
      },
      {
        "field": "uses",
        "flag": "--uses",
        "kind": "pairs",
        "says": "What a column is, in place of the guess",
        "placeholder": "COLUMN=USE"
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "text",
        "says": "Which of the proposed promises; `none` for none; otherwise the first",
        "placeholder": "NAME"
      },
      {
        "field": "says",
        "flag": "--says",
        "kind": "text",
        "says": "The promise in the words that customers read",
        "placeholder": "TEXT"
      },
      {
        "field": "target",
        "flag": "--target",
        "kind": "number",
        "says": "For which share it is promised, in 0..1",
        "placeholder": "N"
      },
      {
        "field": "within",
        "flag": "--within",
        "kind": "text",
        "says": "Within what time: 3m, 2d",
        "placeholder": "TIME"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
    "name": "people",
    "title": "Who was let down",
    "says": "Those let down by one promise, worst first: how often, and how badly.",
    "examples": [
      {
        "command": "kept people fast",
        "does": "the twenty let down most"
      },
      {
        "command": "kept people fast --where store=Utrecht --csv",
        "does": "one group, for a spreadsheet"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
      },
      {
        "field": "where",
        "flag": "--where",
        "kind": "pairs",
        "says": "Only this group: a property that the promise is split by, and its value",
        "placeholder": "k=v"
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many people",
        "short": "n",
        "placeholder": "N",
        "default": "20"
      },
      {
        "field": "masked",
        "flag": "--masked",
        "kind": "flag",
        "says": "Hide most of each key, to show the list to others"
      }
    ]
  },
  {
    "name": "customer",
    "title": "One person's story",
    "says": "What one person did and lived through over all channels, with what was promised to them and what came of it.",
    "examples": [
      {
        "command": "kept customer loyalty:40017",
        "does": "all that one person lived through"
      },
      {
        "command": "kept customer subject:1182",
        "does": "one order, when nobody knows whose it was"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "customer",
        "says": "A key such as loyalty:40017, or a subject such as subject:1182",
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
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many of the latest events",
        "placeholder": "N",
        "default": "500"
      },
      {
        "field": "comments",
        "flag": "--comments",
        "kind": "flag",
        "says": "Also what they wrote to private sources"
      },
      {
        "field": "masked",
        "flag": "--masked",
        "kind": "flag",
        "says": "Hide most of each key, to show the story to others"
      }
    ]
  },
  {
    "name": "pollers",
    "title": "What is fetched, and does it come?",
    "says": "Lists the sources that a running `kept serve` polls: when last, when next, how much, and what is wrong.",
    "examples": [
      {
        "command": "kept pollers",
        "does": "one line a polled source"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "poll",
    "title": "Fetch now",
    "says": "Polls sources at once instead of at their next time, and takes in what came. What was fetched before is not fetched again.",
    "examples": [
      {
        "command": "kept poll",
        "does": "every polled source"
      },
      {
        "command": "kept poll desk --again",
        "does": "one of them, from the beginning"
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
    "options": [
      {
        "field": "again",
        "flag": "--again",
        "kind": "flag",
        "says": "From the beginning, as if it had never been polled; what is known already changes nothing"
      }
    ]
  },
  {
    "name": "sources",
    "title": "Can we trust today's answer?",
    "says": "What each source should have delivered and has, what could not be read, and what cannot be judged because of it.",
    "examples": [
      {
        "command": "kept sources",
        "does": "one line a source"
      },
      {
        "command": "kept sources tills --quarantine --csv",
        "does": "the records that could not be read, to mend them"
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
        "field": "source",
        "says": "Only these sources",
        "need": "optional",
        "many": "many"
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
        "field": "quarantine",
        "flag": "--quarantine",
        "kind": "flag",
        "says": "Also list the records that could not be read; with --csv, with all of each record"
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many of those records",
        "short": "n",
        "placeholder": "N",
        "default": "1000"
      }
    ]
  },
  {
    "name": "replay",
    "title": "Read again what was set aside",
    "says": "Takes events that came live and could not be read through the mapping once more, after kept.yaml or the event was mended. What can be read now counts from now on.",
    "examples": [
      {
        "command": "kept replay shop",
        "does": "all that lies in quarantine of one source"
      },
      {
        "command": "kept replay shop --line 18 --event '{\"messageId\":\"m1\"}'",
        "does": "one record, mended"
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
    "options": [
      {
        "field": "line",
        "flag": "--line",
        "kind": "text",
        "says": "Only the record of this line (kept sources NAME --quarantine --csv shows it)",
        "placeholder": "TEXT"
      },
      {
        "field": "event",
        "flag": "--event",
        "kind": "text",
        "says": "The mended event as JSON, in place of the record of --line",
        "placeholder": "TEXT"
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many records",
        "short": "n",
        "placeholder": "N",
        "default": "10000"
      }
    ]
  },
  {
    "name": "export",
    "title": "All that is held about one person",
    "says": "Everything Kept holds about one person, as JSON: what they did, what was promised to them, and where each came from.",
    "examples": [
      {
        "command": "kept export loyalty:40017 > loyalty-40017.json",
        "does": "a file that the person may have"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "customer",
        "says": "A key such as loyalty:40017, or a subject such as subject:1182",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "erase",
    "title": "Forget one person",
    "says": "Removes one person everywhere, keeps them from coming back with an old file or a late event, and proves it. There is no way back.",
    "examples": [
      {
        "command": "kept erase loyalty:40017",
        "does": "asks once more, then forgets"
      },
      {
        "command": "kept erase loyalty:40017 --yes",
        "does": "for a script"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "customer",
        "says": "A key such as loyalty:40017, or a subject such as subject:1182",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "yes",
        "flag": "--yes",
        "kind": "flag",
        "says": "Do not ask; there is no way back"
      }
    ]
  },
  {
    "name": "design",
    "title": "What could be promised?",
    "says": "For 80, 90, 95 and 99%, and the promise's own target: the tightest promise that the history would have kept, for everyone and for each group, tried on the last third; and how much today's promise is padded.",
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
  },
  {
    "name": "schema",
    "title": "Print the schema of kept.yaml",
    "says": "Prints the JSON Schema (2020-12) of kept.yaml and its parts, by which editors complete and check them.",
    "examples": [
      {
        "command": "kept schema > kept.schema.json",
        "does": "then, on top of kept.yaml: # yaml-language-server: $schema=kept.schema.json"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "doctor",
    "title": "Look whether all is well",
    "says": "Looks at the machine, the folder, kept.yaml, the stores and the sources, and says what to do. Works also when something is broken.",
    "examples": [
      {
        "command": "kept doctor",
        "does": "what is fine, what needs a look, what is wrong"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "backup",
    "title": "Write all of it into one file",
    "says": "Writes facts, state and kept.yaml of one moment into one file with checksums, also while `kept serve` runs. It holds people's data and secrets: keep it as safe as the workspace.",
    "examples": [
      {
        "command": "kept backup backups/2026-07-14.kept",
        "does": "beside a running server or without one"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "file",
        "says": "The file to write; it must not exist",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "restore",
    "title": "Bring a backup back",
    "says": "Restores a backup into an empty folder (-C) and, where KEPT_CLICKHOUSE_URL or KEPT_POSTGRES_URL are set, empty databases; homes may differ from those it was made on. Whoever was erased since stays erased: newer backups beside the file say who.",
    "examples": [
      {
        "command": "kept restore backups/2026-07-14.kept -C again",
        "does": "into the empty folder `again`"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "file",
        "says": "The backup",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "erased",
        "flag": "--erased",
        "kind": "list",
        "says": "More newer backups to take erasures from; those beside the file are looked at anyway",
        "placeholder": "FILE"
      }
    ]
  },
  {
    "name": "reality",
    "title": "The page of all findings",
    "says": "How we keep our word: who was let down this week and on which day, every promise with its verdict, and what is missing.",
    "examples": [
      {
        "command": "kept reality --json",
        "does": "as the page gets it"
      }
    ],
    "formats": [
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      },
      {
        "field": "seg",
        "flag": "--seg",
        "kind": "text",
        "says": "Only this group: store:Utrecht,channel:app",
        "placeholder": "k:v,..."
      }
    ]
  },
  {
    "name": "next",
    "title": "What would help most, and what is new",
    "says": "The three things that would spare most people, each with who decides; and what changed since the day before.",
    "examples": [
      {
        "command": "kept next --json",
        "does": "as the Reality page gets it"
      }
    ],
    "formats": [
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      },
      {
        "field": "seg",
        "flag": "--seg",
        "kind": "text",
        "says": "Only this group: store:Utrecht,channel:app",
        "placeholder": "k:v,..."
      }
    ]
  },
  {
    "name": "lens",
    "title": "What a page looks at",
    "says": "What stands in the line above every page: whose promises, as of which day, over how long, and on which days data are missing.",
    "examples": [
      {
        "command": "kept lens --json",
        "does": "as the pages get it"
      }
    ],
    "formats": [
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
      }
    ]
  },
  {
    "name": "groups",
    "title": "Groups that can be looked at",
    "says": "The groups that promises are split into, and to how many people something fell due in each.",
    "examples": [
      {
        "command": "kept groups --json",
        "does": "what `--where` can be"
      }
    ],
    "formats": [
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      }
    ]
  },
  {
    "name": "edit-promise",
    "title": "Change a promise",
    "says": "Shows what a change would do to kept.yaml, how the last 90 days would have been judged, and who will see it; with `save` it writes the file, whose comments and order stay.",
    "examples": [
      {
        "command": "kept edit-promise fast --limit 3m8s",
        "does": "shows the change, and tries it on the last 90 days"
      },
      {
        "command": "kept edit-promise fast --limit 3m8s --from 2026-08-01",
        "does": "the same as a new version"
      }
    ],
    "formats": [
      "json"
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
        "field": "says",
        "flag": "--says",
        "kind": "text",
        "says": "The promise in the words that the customer reads",
        "placeholder": "TEXT"
      },
      {
        "field": "published",
        "flag": "--published",
        "kind": "list",
        "says": "Where customers read it (may be given again)",
        "placeholder": "TEXT"
      },
      {
        "field": "value",
        "flag": "--value",
        "kind": "text",
        "says": "Which of the company's values it stands for",
        "placeholder": "TEXT"
      },
      {
        "field": "owner",
        "flag": "--owner",
        "kind": "text",
        "says": "Who can mend it: team:NAME or person:NAME",
        "placeholder": "TEXT"
      },
      {
        "field": "target",
        "flag": "--target",
        "kind": "text",
        "says": "The share that is to be kept: 95%",
        "placeholder": "TEXT"
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "text",
        "says": "The time, count or score that is promised: 3m8s",
        "placeholder": "TEXT"
      },
      {
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time it is judged: 28d, month",
        "placeholder": "TEXT"
      },
      {
        "field": "public",
        "flag": "--public",
        "kind": "flag",
        "says": "Whether it stands on the public page"
      },
      {
        "field": "from",
        "flag": "--from",
        "kind": "text",
        "says": "A new version from this day on; otherwise the version in force is changed itself",
        "placeholder": "DAY"
      },
      {
        "field": "kind",
        "flag": "--kind",
        "kind": "text",
        "says": "Of a new promise: what is promised",
        "placeholder": "duration|deadline|outcome|score|absence|effort|consistency|measure",
        "choices": [
          "duration",
          "deadline",
          "outcome",
          "score",
          "absence",
          "effort",
          "consistency",
          "measure"
        ]
      },
      {
        "field": "made",
        "flag": "--made",
        "kind": "text",
        "says": "Of a new promise: the interaction that makes it",
        "placeholder": "TEXT"
      },
      {
        "field": "met",
        "flag": "--met",
        "kind": "text",
        "says": "Of a new promise: the interaction that keeps it",
        "placeholder": "TEXT"
      },
      {
        "field": "split",
        "flag": "--split",
        "kind": "list",
        "says": "Of a new promise: by what groups are told apart",
        "placeholder": "TEXT"
      },
      {
        "field": "untested",
        "flag": "--untested",
        "kind": "flag",
        "says": "Without trying it on the last 90 days"
      },
      {
        "field": "save",
        "flag": "--save",
        "kind": "text",
        "says": "Writes it: the hash of the text it was made from, as the answer without it gives",
        "placeholder": "HASH"
      }
    ]
  },
  {
    "name": "try-promise",
    "title": "Try another promise",
    "says": "The share of the history that each other limit would have kept, as a curve with its range: what to promise at a target, or how often a limit would be kept.",
    "examples": [
      {
        "command": "kept try-promise fast --json",
        "does": "the curve behind kept design"
      }
    ],
    "formats": [
      "json"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window",
        "placeholder": "TIME"
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
    "name": "promise-page",
    "title": "The page of one promise",
    "says": "All that the page of one promise shows, in one answer: the finding in sentences, how it went over time, how long it took, for whom it is broken more, what may still be let down, and its versions.",
    "examples": [
      {
        "command": "kept promise-page fast --json",
        "does": "as the page gets it"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "name",
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      },
      {
        "field": "seg",
        "flag": "--seg",
        "kind": "text",
        "says": "Only this group: store:Utrecht,channel:app",
        "placeholder": "k:v,..."
      }
    ]
  },
  {
    "name": "promises-page",
    "title": "The page of all promises",
    "says": "Every promise with its verdict, by what it stands for; and which of the company's values no promise stands for.",
    "examples": [
      {
        "command": "kept promises-page --json",
        "does": "as the page gets it"
      }
    ],
    "formats": [
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      },
      {
        "field": "seg",
        "flag": "--seg",
        "kind": "text",
        "says": "Only this group: store:Utrecht,channel:app",
        "placeholder": "k:v,..."
      }
    ]
  },
  {
    "name": "people-page",
    "title": "The page of people let down",
    "says": "Who was let down, over all promises or one: how often, by which, where, and whether anything happened with them since.",
    "examples": [
      {
        "command": "kept people-page --json",
        "does": "the two hundred let down most, over all promises"
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
        "field": "window",
        "flag": "--window",
        "kind": "text",
        "says": "Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise",
        "placeholder": "TIME"
      },
      {
        "field": "seg",
        "flag": "--seg",
        "kind": "text",
        "says": "Only this group: store:Utrecht,channel:app",
        "placeholder": "k:v,..."
      },
      {
        "field": "promise",
        "flag": "--promise",
        "kind": "text",
        "says": "Only by this promise",
        "placeholder": "TEXT"
      },
      {
        "field": "page",
        "flag": "--page",
        "kind": "number",
        "says": "Which 200 of them, from 0",
        "placeholder": "N",
        "default": "0"
      }
    ]
  },
  {
    "name": "customer-page",
    "title": "The page of one customer",
    "says": "One person's story with what was promised to them as tracks from made to met, keys masked.",
    "examples": [
      {
        "command": "kept customer-page loyalty:40017 --json",
        "does": "what the page of one person shows"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "A number from `people-page` or `find`, or a key such as loyalty:40017",
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
        "field": "page",
        "flag": "--page",
        "kind": "number",
        "says": "Which 200 events, from 0: the latest",
        "placeholder": "N",
        "default": "0"
      }
    ]
  },
  {
    "name": "sources-page",
    "title": "The page of all sources",
    "says": "What has arrived of each source day by day, when it was last heard, what rests on it, and what could not be read.",
    "examples": [
      {
        "command": "kept sources-page --json",
        "does": "what the page of sources shows"
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
      }
    ]
  },
  {
    "name": "source-page",
    "title": "The page of one source",
    "says": "One source: what has arrived day by day, its gaps, the promises that rest on it, and what was taken in last.",
    "examples": [
      {
        "command": "kept source-page tills --json",
        "does": "what the page of one source shows"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "source",
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
      }
    ]
  },
  {
    "name": "quarantine-page",
    "title": "The page of what could not be read",
    "says": "Records that could not be read, grouped by what mends them, and one by one.",
    "examples": [
      {
        "command": "kept quarantine-page --json",
        "does": "what could not be read, by what mends it"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "source",
        "flag": "--source",
        "kind": "list",
        "says": "Only of these sources",
        "placeholder": "NAME"
      },
      {
        "field": "page",
        "flag": "--page",
        "kind": "number",
        "says": "Which 200 of them, from 0",
        "placeholder": "N",
        "default": "0"
      }
    ]
  },
  {
    "name": "show-name",
    "title": "Show who a customer is",
    "says": "The keys of one person in clear. That it was asked, by whom and why, is written down.",
    "examples": [
      {
        "command": "kept show-name c1234567890 --why 'calling them back'",
        "does": "the keys of one person"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "A number from `people-page` or `find`",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "why",
        "flag": "--why",
        "kind": "text",
        "says": "What it is needed for",
        "placeholder": "REASON"
      }
    ]
  },
  {
    "name": "settings-page",
    "title": "The settings that live in kept.yaml",
    "says": "Company, teams, calendars and privacy as the files say them, each with its line.",
    "examples": [
      {
        "command": "kept settings-page --json",
        "does": "what the pages of settings show"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "find",
    "title": "Find a customer, promise or source",
    "says": "Promises and sources by part of their name or wording; a customer by a whole key, in any case, or by the number of an order.",
    "examples": [
      {
        "command": "kept find refund",
        "does": "promises and sources"
      },
      {
        "command": "kept find 40017",
        "does": "a customer, by any key"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "text",
        "says": "What to look for",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "alerts",
    "title": "What needs somebody now",
    "says": "Lists what is being broken just now, who owns it, whether somebody has taken it on, and what stands still because data are missing.",
    "examples": [
      {
        "command": "kept alerts",
        "does": "what is open"
      },
      {
        "command": "kept alerts --all --json",
        "does": "what is over too, for a script"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "all",
        "flag": "--all",
        "kind": "flag",
        "says": "Those that are over too, the latest 200"
      }
    ]
  },
  {
    "name": "alert-ack",
    "title": "Take an alert on",
    "says": "Says that somebody looks after it: it is not passed on to others any more. Owners may for their own promises.",
    "examples": [
      {
        "command": "kept alert-ack 3f2a",
        "does": "takes it on"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "The alert's id, or how it begins",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "alert-mute",
    "title": "Be quiet about an alert for a while",
    "says": "Nobody is told about it until then; it stays on the list. If it still goes on then, and nobody has taken it on, it is said once more.",
    "examples": [
      {
        "command": "kept alert-mute 3f2a --for 3d",
        "does": "for three days"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "The alert's id, or how it begins",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "for",
        "flag": "--for",
        "kind": "text",
        "says": "How long: 8h, 3d; 8h otherwise; 0 ends it",
        "placeholder": "TIME"
      }
    ]
  },
  {
    "name": "deliveries",
    "title": "Who was told, and whether it arrived",
    "says": "Lists the latest 200 messages: by which channel, to whom, how often tried, and what came back. Owners see those about their own promises.",
    "examples": [
      {
        "command": "kept deliveries",
        "does": "the latest"
      },
      {
        "command": "kept deliveries --state 'given up'",
        "does": "what never arrived"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "alert",
        "flag": "--alert",
        "kind": "text",
        "says": "Only of this alert",
        "placeholder": "ID"
      },
      {
        "field": "state",
        "flag": "--state",
        "kind": "text",
        "says": "Only those",
        "placeholder": "waiting|sent|given up|not needed",
        "choices": [
          "waiting",
          "sent",
          "given up",
          "not needed"
        ]
      }
    ]
  },
  {
    "name": "delivery-replay",
    "title": "Send a message again",
    "says": "What was given up, or sent and lost behind the receiver, goes out once more: the same words under the same id. Up to 30 days back.",
    "examples": [
      {
        "command": "kept delivery-replay msg_0a1b",
        "does": "with the server running, within seconds"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "The message's id",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "channel-test",
    "title": "Try a channel",
    "says": "Sends one test message through the same doors as an alert, at once and once, and says what came back. A channel that had said it was gone begins again when it answers.",
    "examples": [
      {
        "command": "kept channel-test slack",
        "does": "one message, marked as a test"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "channel",
        "says": "Which, as kept.yaml names it",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "to",
        "flag": "--to",
        "kind": "text",
        "says": "Of a mail: to whom; its first address otherwise",
        "placeholder": "MAIL"
      }
    ]
  },
  {
    "name": "digest",
    "title": "The week on one page",
    "says": "Prints the weekly digest as it is mailed: only what its reader may see. Owners get their own promises.",
    "examples": [
      {
        "command": "kept digest",
        "does": "your own"
      },
      {
        "command": "kept digest --role owner --team kitchen",
        "does": "what the kitchen gets"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "role",
        "flag": "--role",
        "kind": "text",
        "says": "What somebody of this role gets; for those who lead",
        "placeholder": "admin|lead|analyst|owner|member|viewer",
        "choices": [
          "admin",
          "lead",
          "analyst",
          "owner",
          "member",
          "viewer"
        ]
      },
      {
        "field": "team",
        "flag": "--team",
        "kind": "list",
        "says": "Whose promises are the reader's own (may be given again)",
        "placeholder": "TEAM"
      }
    ]
  },
  {
    "name": "members",
    "title": "Who works with Kept here",
    "says": "Everybody with an account, with role and teams; and the invitations that nobody has taken yet.",
    "examples": [
      {
        "command": "kept members",
        "does": "who may see what"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "invite",
    "title": "Invite somebody",
    "says": "Makes a link with which one person makes their account, in the role given. Kept sends no mail: pass the link on yourself.",
    "examples": [
      {
        "command": "kept invite amara@example.com --role owner --team kitchen",
        "does": "who owns the kitchen's promises"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "email",
        "says": "The e-mail they will sign in with",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "role",
        "flag": "--role",
        "kind": "text",
        "says": "What they may do",
        "placeholder": "admin|lead|analyst|owner|member|viewer",
        "choices": [
          "admin",
          "lead",
          "analyst",
          "owner",
          "member",
          "viewer"
        ],
        "default": "viewer"
      },
      {
        "field": "team",
        "flag": "--team",
        "kind": "list",
        "says": "A team of kept.yaml, or person:NAME, whose promises are theirs (may be given again)",
        "placeholder": "NAME"
      },
      {
        "field": "days",
        "flag": "--days",
        "kind": "number",
        "says": "How long the link is good",
        "placeholder": "N",
        "default": "7"
      }
    ]
  },
  {
    "name": "invitation-end",
    "title": "Take an invitation back",
    "says": "The link that went out is not good any more.",
    "examples": [
      {
        "command": "kept invitation-end 6b1f...",
        "does": "the link opens nothing any more"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "As `kept members` lists it",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "member-change",
    "title": "Change what somebody may do",
    "says": "Gives a member another role or other teams; in force with their next request.",
    "examples": [
      {
        "command": "kept member-change amara@example.com --role lead",
        "does": "sees every promise's people"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "who",
        "says": "Their e-mail, or their id",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "role",
        "flag": "--role",
        "kind": "text",
        "says": "What they may do from now on",
        "placeholder": "admin|lead|analyst|owner|member|viewer",
        "choices": [
          "admin",
          "lead",
          "analyst",
          "owner",
          "member",
          "viewer"
        ]
      },
      {
        "field": "team",
        "flag": "--team",
        "kind": "list",
        "says": "Their teams from now on, instead of those they had (may be given again)",
        "placeholder": "NAME"
      }
    ]
  },
  {
    "name": "member-remove",
    "title": "Take somebody's account away",
    "says": "Their sessions end at once, and they cannot sign in again. What they did stays in the record.",
    "examples": [
      {
        "command": "kept member-remove amara@example.com",
        "does": "when somebody leaves the company"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "who",
        "says": "Their e-mail, or their id",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "member-password",
    "title": "Let somebody set a new password",
    "says": "Makes a link, good once and for a day, for somebody who forgot theirs. Pass it on yourself.",
    "examples": [
      {
        "command": "kept member-password amara@example.com",
        "does": "a link to pass on"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "who",
        "says": "Their e-mail, or their id",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "keys",
    "title": "Keys for programs",
    "says": "Every API key with what it may do, until when, and when it was used last. The keys themselves are not kept.",
    "examples": [
      {
        "command": "kept keys",
        "does": "which keys there are"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "key-new",
    "title": "Make a key for a program",
    "says": "Shows the key this one time. It opens what its scopes name and nothing else, until it expires or is revoked.",
    "examples": [
      {
        "command": "kept key-new wall-screen",
        "does": "may read counts and verdicts for a year"
      },
      {
        "command": "kept key-new crm --scope read --scope people --days 30",
        "does": "may open people too, for a month"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "name",
        "says": "What it is for",
        "need": "required",
        "many": "one"
      }
    ],
    "options": [
      {
        "field": "scope",
        "flag": "--scope",
        "kind": "list",
        "says": "What it may do (may be given again)",
        "placeholder": "SCOPE",
        "choices": [
          "read",
          "people",
          "write",
          "privacy",
          "setup"
        ],
        "default": "read"
      },
      {
        "field": "role",
        "flag": "--role",
        "kind": "text",
        "says": "Whose eyes it sees with; left out: the least role that has its scopes",
        "placeholder": "admin|lead|analyst|owner|member|viewer",
        "choices": [
          "admin",
          "lead",
          "analyst",
          "owner",
          "member",
          "viewer"
        ]
      },
      {
        "field": "team",
        "flag": "--team",
        "kind": "list",
        "says": "Of a key that sees as an owner or a member: whose promises (may be given again)",
        "placeholder": "NAME"
      },
      {
        "field": "days",
        "flag": "--days",
        "kind": "number",
        "says": "How long it is good",
        "placeholder": "N",
        "default": "365"
      }
    ]
  },
  {
    "name": "key-revoke",
    "title": "Revoke a key",
    "says": "From its next request on it opens nothing.",
    "examples": [
      {
        "command": "kept key-revoke 6b1f...",
        "does": "when a key got out, or is not needed any more"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "As `kept keys` lists it",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "sessions",
    "title": "Who is signed in where",
    "says": "Every open session, with whose it is and the browser it began in. One's own are at Settings, or /api/me/sessions.",
    "examples": [
      {
        "command": "kept sessions",
        "does": "who is signed in just now"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [],
    "options": []
  },
  {
    "name": "session-revoke",
    "title": "End somebody's session",
    "says": "The browser that holds it is signed out with its next request.",
    "examples": [
      {
        "command": "kept session-revoke 6b1f...",
        "does": "when a laptop was lost"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [
      {
        "field": "id",
        "says": "As `kept sessions` lists it",
        "need": "required",
        "many": "one"
      }
    ],
    "options": []
  },
  {
    "name": "audit",
    "title": "Who saw and did what",
    "says": "Each time somebody opened people, changed or set up something: who, what, and by which door; newest first.",
    "examples": [
      {
        "command": "kept audit",
        "does": "the last hundred"
      },
      {
        "command": "kept audit --who Amara",
        "does": "what one person opened and changed"
      }
    ],
    "formats": [
      "json"
    ],
    "positional": [],
    "options": [
      {
        "field": "before",
        "flag": "--before",
        "kind": "text",
        "says": "Only what happened before this instant",
        "placeholder": "INSTANT"
      },
      {
        "field": "who",
        "flag": "--who",
        "kind": "text",
        "says": "Only what one person or key did, by name",
        "placeholder": "NAME"
      },
      {
        "field": "limit",
        "flag": "--limit",
        "kind": "number",
        "says": "At most so many",
        "short": "n",
        "placeholder": "N",
        "default": "100"
      }
    ]
  },
  {
    "name": "demo",
    "title": "See it all on an example company",
    "says": "Makes Quick Kitchen, a fast-food chain that does not exist, with fifteen months of data; imports them, judges the promises and writes the report.",
    "examples": [
      {
        "command": "kept demo",
        "does": "in ./kept-demo"
      },
      {
        "command": "kept demo /tmp/kitchen",
        "does": "elsewhere"
      }
    ],
    "formats": [
      "table",
      "json"
    ],
    "positional": [
      {
        "field": "folder",
        "says": "Where to; ./kept-demo otherwise",
        "need": "optional",
        "many": "one"
      }
    ],
    "options": []
  }
];
