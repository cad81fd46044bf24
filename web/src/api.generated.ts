// Written by scripts/web-client.ts from the routes.

export type Api = {
  /** This service as OpenAPI 3.1. */
  "openapi.json": {
    takes: {};
    gives: unknown;
  };
  /** Reads every file of the sources that is new or has changed. Can be broken off and run again at any time. */
  "import": {
    takes: {
      /** Only these sources */ source?: (string)[] | undefined;
    };
    gives: {
      sources: ({
        name: string;
        files: number;
        /** Files skipped because their content is known. */ unchanged: number;
        /** Interactions added. */ rows: number;
        duplicates: number;
        quarantined: number;
        /** `no new file since 9 July`. */ says: string | null;
      })[];
      ms: number;
    };
  };
  /** Says for each promise whether it is kept, how sure that is, and what is missing. */
  "check": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
      /** Only this promise (may be given again) */ promise?: (string)[] | undefined;
      /** Also say for whom it is broken more */ segments?: boolean | undefined;
    };
    gives: {
      /** Version of this contract. */ kept: "v1";
      /** The company's name. */ company: string;
      /** IANA zone in which days begin and end. */ timezone: string;
      /** What had happened by the end of this day counts. */ asOf: string;
      /** What was known by then counts; null: all that is known now. */ knownAt: string | null;
      /** The widest of the promises' windows, or the period asked for. */ window: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      };
      /** The same in people rather than commitments. */ people: {
        /** Distinct people for whom at least one commitment was broken. */ letDown: number;
        /** There may be more: something that fell due cannot be judged. */ atLeast: boolean;
        /** Distinct people for whom a commitment fell due. */ due: number;
      };
      /** In the order of kept.yaml. */ promises: ({
        /** The promise's key in kept.yaml. */ name: string;
        /** The wording in force, as the customer reads it. */ says: string;
        /** duration, deadline, outcome, score, absence, effort, consistency or measure. */ kind: string;
        /** Which of the company's values it stands for. */ value: string | null;
        /** Who can mend it: `team:NAME` or `person:NAME`. */ owner: string | null;
        /** The owner in words: the team and its lead, `Kitchen · Amara`. */ ownerSays: string | null;
        /** The share promised now. */ target: number;
        /** Half-open [from, to) in ISO days of the company's zone. */ window: {
          /** First day, as `2026-06-17`. */ from: string;
          /** The day after the last one. */ to: string;
        };
        /** unknown is a verdict: the data cannot tell, or too few fell due. */ verdict: "kept" | "broken" | "unknown";
        /** The interval lies on one side of the target; otherwise it is too close to call. */ certain: boolean;
        /** How many commitments have which verdict. */ counts: {
          /** Due, and kept. */ kept: number;
          /** Due, and broken. */ broken: number;
          /** Made, and not due yet as of asOf. */ pending: number;
          /** Cancelled or excluded before it was settled. */ void: number;
          /** Due, but the data cannot tell. */ unknown: number;
        };
        /** The same in people rather than commitments. */ people: {
          /** Distinct people for whom at least one commitment was broken. */ letDown: number;
          /** There may be more: something that fell due cannot be judged. */ atLeast: boolean;
          /** Distinct people for whom a commitment fell due. */ due: number;
        };
        /** The share kept with its interval; or `status`, why there is none. */ keepRate: {
          /** kept / (kept + broken). */ estimate: number;
          /** Lower end of the interval at `level`. */ low: number;
          /** Upper end of the interval at `level`. */ high: number;
          /** Lower end of the interval at 50 %. */ low50: number;
          /** Upper end of the interval at 50 %. */ high50: number;
          /** Level of the interval, for example 0.95. */ level: number;
          /** kept + broken. */ n: number;
          /** n divided by the design effect: many commitments of one customer are not independent. */ effectiveN: number;
        } | {
          /** Too few fell due for a rate. */ status: "insufficient";
          /** How many fell due. */ have: number;
          /** How many are needed. */ need: number;
        } | {
          /** The data cannot tell. */ status: "unknown";
          /** In words, with the source and since when. */ reason: string;
          /** The rate if all that is unknown were broken, and if all were kept. */ bounds: {
            /** The rate if all that is unknown were broken. */ low: number;
            /** The rate if all that is unknown were kept. */ high: number;
          };
          /** kept + broken + unknown. */ n: number;
        } | {
          /** Nothing fell due. */ status: "none";
        };
        /** The error budget: how many may still be let down in this window; null when nothing can be said. */ budget: {
          /** How many may be let down in the window under the target. */ allowed: number;
          /** How many were. */ used: number;
          /** Negative when over the limit. */ left: number;
          /** The day on which the allowance was used up; a future day when it is a forecast. */ reachedAt: string | null;
          /** reachedAt lies ahead, at the present burn rate. */ forecast: boolean;
          /** Coverage was lost: neither the budget nor the alerts move. */ frozen: boolean;
        } | null;
        /** Burn alerts that fire as of asOf. */ alerts: ({
          /** `page`, `ticket` or `count`, with its long window, for example `page-1h`. */ name: string;
          /** page: look now; ticket: look this week. */ severity: "page" | "ticket";
          /** In people and days, never as a multiple of a burn rate alone. */ says: string;
          /** The long window, for example `1d`: it shows that it matters. */ long: string;
          /** The short window, for example `2h`: it shows that it goes on. */ short: string;
          /** Broken in the long window. */ broken: number;
          /** Fallen due in the long window. */ due: number;
        })[];
        /** Share of what its sources should have delivered in the window that has arrived. */ coverage: number;
        /** Sentences: which source, since when, what cannot be judged. */ missing: (string)[];
        /** For whom it is broken more, over the promise's split and its pairs. */ segments: ({
          /** The split fields and their values; empty for the row of smaller groups. */ by: Record<string, string>;
          /** The values, for people: `Utrecht, kiosk`. */ label: string;
          /** 1, or how many smaller groups this row stands for. */ groups: number;
          /** Fewer people than the privacy rule allows: no numbers are given. */ suppressed: boolean;
          /** As for the promise; null when suppressed. */ counts: {
            /** Due, and kept. */ kept: number;
            /** Due, and broken. */ broken: number;
            /** Made, and not due yet as of asOf. */ pending: number;
            /** Cancelled or excluded before it was settled. */ void: number;
            /** Due, but the data cannot tell. */ unknown: number;
          } | null;
          /** Distinct people let down. */ people: number | null;
          /** The share kept with its interval; or `status`, why there is none. */ keepRate: {
            /** kept / (kept + broken). */ estimate: number;
            /** Lower end of the interval at `level`. */ low: number;
            /** Upper end of the interval at `level`. */ high: number;
            /** Lower end of the interval at 50 %. */ low50: number;
            /** Upper end of the interval at 50 %. */ high50: number;
            /** Level of the interval, for example 0.95. */ level: number;
            /** kept + broken. */ n: number;
            /** n divided by the design effect: many commitments of one customer are not independent. */ effectiveN: number;
          } | {
            /** Too few fell due for a rate. */ status: "insufficient";
            /** How many fell due. */ have: number;
            /** How many are needed. */ need: number;
          } | {
            /** The data cannot tell. */ status: "unknown";
            /** In words, with the source and since when. */ reason: string;
            /** The rate if all that is unknown were broken, and if all were kept. */ bounds: {
              /** The rate if all that is unknown were broken. */ low: number;
              /** The rate if all that is unknown were kept. */ high: number;
            };
            /** kept + broken + unknown. */ n: number;
          } | {
            /** Nothing fell due. */ status: "none";
          };
          /** Not chance: its difference from all others holds after Benjamini-Hochberg at 5 %. */ differs: boolean;
          /** The p-value after Benjamini-Hochberg over all groups of the promise. */ adjustedP: number | null;
          /** Its rate minus that of all others, in points of share. */ difference: {
            /** Its rate minus that of all others. */ estimate: number;
            /** Lower end of the difference's interval. */ low: number;
            /** Upper end of the difference's interval. */ high: number;
          } | null;
        })[];
      })[];
      /** What the verdicts rest on. */ sources: ({
        /** The source's key in kept.yaml. */ name: string;
        /** Share of what it should have delivered in the window that has arrived. */ coverage: number;
        /** What is missing, in a sentence; null when nothing is. */ says: string | null;
        /** Its records that could not be read. */ quarantined: number;
      })[];
    };
  };
  /** One promise: its verdict, how it went over time, how long it took, for whom it is broken more, and its versions. */
  "promise": {
    takes: {
      /** Its name in kept.yaml */ promise: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
    };
    gives: {
      verdict: {
        /** The promise's key in kept.yaml. */ name: string;
        /** The wording in force, as the customer reads it. */ says: string;
        /** duration, deadline, outcome, score, absence, effort, consistency or measure. */ kind: string;
        /** Which of the company's values it stands for. */ value: string | null;
        /** Who can mend it: `team:NAME` or `person:NAME`. */ owner: string | null;
        /** The owner in words: the team and its lead, `Kitchen · Amara`. */ ownerSays: string | null;
        /** The share promised now. */ target: number;
        /** Half-open [from, to) in ISO days of the company's zone. */ window: {
          /** First day, as `2026-06-17`. */ from: string;
          /** The day after the last one. */ to: string;
        };
        /** unknown is a verdict: the data cannot tell, or too few fell due. */ verdict: "kept" | "broken" | "unknown";
        /** The interval lies on one side of the target; otherwise it is too close to call. */ certain: boolean;
        /** How many commitments have which verdict. */ counts: {
          /** Due, and kept. */ kept: number;
          /** Due, and broken. */ broken: number;
          /** Made, and not due yet as of asOf. */ pending: number;
          /** Cancelled or excluded before it was settled. */ void: number;
          /** Due, but the data cannot tell. */ unknown: number;
        };
        /** The same in people rather than commitments. */ people: {
          /** Distinct people for whom at least one commitment was broken. */ letDown: number;
          /** There may be more: something that fell due cannot be judged. */ atLeast: boolean;
          /** Distinct people for whom a commitment fell due. */ due: number;
        };
        /** The share kept with its interval; or `status`, why there is none. */ keepRate: {
          /** kept / (kept + broken). */ estimate: number;
          /** Lower end of the interval at `level`. */ low: number;
          /** Upper end of the interval at `level`. */ high: number;
          /** Lower end of the interval at 50 %. */ low50: number;
          /** Upper end of the interval at 50 %. */ high50: number;
          /** Level of the interval, for example 0.95. */ level: number;
          /** kept + broken. */ n: number;
          /** n divided by the design effect: many commitments of one customer are not independent. */ effectiveN: number;
        } | {
          /** Too few fell due for a rate. */ status: "insufficient";
          /** How many fell due. */ have: number;
          /** How many are needed. */ need: number;
        } | {
          /** The data cannot tell. */ status: "unknown";
          /** In words, with the source and since when. */ reason: string;
          /** The rate if all that is unknown were broken, and if all were kept. */ bounds: {
            /** The rate if all that is unknown were broken. */ low: number;
            /** The rate if all that is unknown were kept. */ high: number;
          };
          /** kept + broken + unknown. */ n: number;
        } | {
          /** Nothing fell due. */ status: "none";
        };
        /** The error budget: how many may still be let down in this window; null when nothing can be said. */ budget: {
          /** How many may be let down in the window under the target. */ allowed: number;
          /** How many were. */ used: number;
          /** Negative when over the limit. */ left: number;
          /** The day on which the allowance was used up; a future day when it is a forecast. */ reachedAt: string | null;
          /** reachedAt lies ahead, at the present burn rate. */ forecast: boolean;
          /** Coverage was lost: neither the budget nor the alerts move. */ frozen: boolean;
        } | null;
        /** Burn alerts that fire as of asOf. */ alerts: ({
          /** `page`, `ticket` or `count`, with its long window, for example `page-1h`. */ name: string;
          /** page: look now; ticket: look this week. */ severity: "page" | "ticket";
          /** In people and days, never as a multiple of a burn rate alone. */ says: string;
          /** The long window, for example `1d`: it shows that it matters. */ long: string;
          /** The short window, for example `2h`: it shows that it goes on. */ short: string;
          /** Broken in the long window. */ broken: number;
          /** Fallen due in the long window. */ due: number;
        })[];
        /** Share of what its sources should have delivered in the window that has arrived. */ coverage: number;
        /** Sentences: which source, since when, what cannot be judged. */ missing: (string)[];
        /** For whom it is broken more, over the promise's split and its pairs. */ segments: ({
          /** The split fields and their values; empty for the row of smaller groups. */ by: Record<string, string>;
          /** The values, for people: `Utrecht, kiosk`. */ label: string;
          /** 1, or how many smaller groups this row stands for. */ groups: number;
          /** Fewer people than the privacy rule allows: no numbers are given. */ suppressed: boolean;
          /** As for the promise; null when suppressed. */ counts: {
            /** Due, and kept. */ kept: number;
            /** Due, and broken. */ broken: number;
            /** Made, and not due yet as of asOf. */ pending: number;
            /** Cancelled or excluded before it was settled. */ void: number;
            /** Due, but the data cannot tell. */ unknown: number;
          } | null;
          /** Distinct people let down. */ people: number | null;
          /** The share kept with its interval; or `status`, why there is none. */ keepRate: {
            /** kept / (kept + broken). */ estimate: number;
            /** Lower end of the interval at `level`. */ low: number;
            /** Upper end of the interval at `level`. */ high: number;
            /** Lower end of the interval at 50 %. */ low50: number;
            /** Upper end of the interval at 50 %. */ high50: number;
            /** Level of the interval, for example 0.95. */ level: number;
            /** kept + broken. */ n: number;
            /** n divided by the design effect: many commitments of one customer are not independent. */ effectiveN: number;
          } | {
            /** Too few fell due for a rate. */ status: "insufficient";
            /** How many fell due. */ have: number;
            /** How many are needed. */ need: number;
          } | {
            /** The data cannot tell. */ status: "unknown";
            /** In words, with the source and since when. */ reason: string;
            /** The rate if all that is unknown were broken, and if all were kept. */ bounds: {
              /** The rate if all that is unknown were broken. */ low: number;
              /** The rate if all that is unknown were kept. */ high: number;
            };
            /** kept + broken + unknown. */ n: number;
          } | {
            /** Nothing fell due. */ status: "none";
          };
          /** Not chance: its difference from all others holds after Benjamini-Hochberg at 5 %. */ differs: boolean;
          /** The p-value after Benjamini-Hochberg over all groups of the promise. */ adjustedP: number | null;
          /** Its rate minus that of all others, in points of share. */ difference: {
            /** Its rate minus that of all others. */ estimate: number;
            /** Lower end of the difference's interval. */ low: number;
            /** Upper end of the difference's interval. */ high: number;
          } | null;
        })[];
      };
      asOf: string;
      published: (string)[];
      versions: ({
        from: string | null;
        says: string;
        target: number;
        terms: string;
      })[];
      file: string | null;
      line: number | null;
      every: "day" | "week" | "month" | "quarter";
      series: ({
        /** ISO day, inclusive. */ from: string;
        /** ISO day, exclusive. */ to: string;
        kept: number;
        broken: number;
        unknown: number;
        pending: number;
        estimate: number | null;
        low: number | null;
        high: number | null;
        low50: number | null;
        high50: number | null;
        /** The rate promised in this period. */ target: number;
        coverage: number;
        unfinished: boolean;
        /** The rate this period was said to have before late data arrived. */ restated: number | null;
      })[];
      distribution: {
        unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference";
        /** What was promised, in `unit`; null when each customer has their own (a given day: 0 days late). */ limit: number | null;
        bins: ({
          from: number;
          to: number | null;
          kept: number;
          broken: number;
          pending: number;
        })[];
        unknown: number;
        pending: number;
        /** Kaplan-Meier; null when less than half has happened. */ median: number | null;
        p95: number | null;
      } | null;
    };
  };
  /** Those let down by one promise, worst first: how often, and how badly. */
  "people": {
    takes: {
      /** Its name in kept.yaml */ promise: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
      /** At most so many people */ limit?: number | undefined;
      /** Hide most of each key, to show the list to others */ masked?: boolean | undefined;
    };
    gives: {
      promise: {
        name: string;
        says: string;
        target: number;
      };
      asOf: string;
      /** Half-open [from, to) in ISO days of the company's zone. */ window: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      };
      people: {
        letDown: number;
        atLeast: boolean;
        due: number;
      };
      /** Broken commitments of those people. */ times: number;
      /** Worst first. */ list: ({
        customer: string;
        times: number;
        at: string;
        measured: number | null;
        limit: number | null;
        unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference" | null;
        /** The split fields of that time: store, channel. */ where: Record<string, string>;
        /** What `kept customer` takes. */ id: string;
      })[];
      /** How many are not listed (see --limit). */ more: number;
      missing: (string)[];
    };
  };
  /** What one person did and lived through over all channels, with what was promised to them and what came of it. */
  "customer": {
    takes: {
      /** A key such as loyalty:40017, or a subject such as subject:1182 */ customer: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** At most so many of the latest events */ limit?: number | undefined;
      /** Also what they wrote to private sources */ comments?: boolean | undefined;
      /** Hide most of each key, to show the story to others */ masked?: boolean | undefined;
    };
    gives: {
      /** The key asked for, masked unless the caller may see it. */ customer: string;
      keys: (string)[];
      since: string | null;
      asOf: string;
      timezone: string;
      interactions: number;
      due: number;
      broken: number;
      unknown: number;
      /** Oldest first. */ events: ({
        /** Instant. */ at: string;
        /** Interaction type; empty for a due time that passed without one. */ type: string;
        channel: string | null;
        subject: string | null;
        amount: number | null;
        score: number | null;
        text: string | null;
        source: string | null;
        file: string | null;
        line: number | null;
        commitments: ({
          promise: string;
          says: string;
          /** What this moment is to the commitment. */ state: "made" | "settled" | "due";
          verdict: "kept" | "broken" | "pending" | "void" | "unknown";
          /** Instant. */ due: string;
          measured: number | null;
          limit: number | null;
          unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference" | null;
        })[];
      })[];
      /** How many earlier events are not listed. */ more: number;
    };
  };
  /** What each source should have delivered and has, what could not be read, and what cannot be judged because of it. */
  "sources": {
    takes: {
      /** Only these sources */ source?: (string)[] | undefined;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Also list the records that could not be read; with --csv, with all of each record */ quarantine?: boolean | undefined;
      /** At most so many of those records */ limit?: number | undefined;
    };
    gives: {
      asOf: string;
      timezone: string;
      sources: ({
        name: string;
        says: string | null;
        owner: string | null;
        received: number;
        quarantined: number;
        /** Instant of the latest interaction. */ latest: string | null;
        coverage: number;
        /** `nothing since 9 July`. */ missing: string | null;
        days: ({
          day: string;
          share: number | null;
        })[];
        files: number;
        /** Records that should have arrived; null when nobody knows. */ expected: number | null;
        expectation: "declared" | "learnt" | "none";
        reasons: ({
          reason: string;
          count: number;
        })[];
        duplicates: number;
        /** Median from happening to being known. */ delayMs: number | null;
        /** Records dated later than they were received: clock skew. */ ahead: number;
        gaps: ({
          from: string;
          to: string | null;
          part: string | null;
        })[];
        /** The promises that rest on it. */ promises: (string)[];
        /** Commitments that are unknown because of its gaps. */ cannotJudge: number;
      })[];
      /** With --quarantine. */ quarantine: ({
        source: string;
        file: string;
        line: number | null;
        column: string | null;
        value: string | null;
        reason: string;
        /** The raw record as JSON, so that it can be mended and read again. */ payload: string | null;
      })[] | null;
    };
  };
  /** Everything Kept holds about one person, as JSON: what they did, what was promised to them, and where each came from. */
  "export": {
    takes: {
      /** A key such as loyalty:40017, or a subject such as subject:1182 */ customer: string;
    };
    gives: {
      kept: "v1";
      exportedAt: string;
      company: string;
      timezone: string;
      asked: string;
      keys: (string)[];
      /** Keys that stand beside theirs and belong to others too; their other rows are not in here. */ sharedKeys: (string)[];
      subjects: (string)[];
      counts: {
        interactions: number;
        past: number;
        commitments: number;
        unreadable: number;
      };
      sources: ({
        name: string;
        says: string | null;
        owner: string | null;
        opinions: boolean;
        usedFor: (string)[];
      })[];
      files: ({
        load: number;
        source: string;
        file: string;
        loadedAt: string;
      })[];
      interactions: (Record<string, unknown>)[];
      /** What was known once and has been corrected since. */ past: (Record<string, unknown>)[];
      commitments: (Record<string, unknown>)[];
      /** Records that could not be read and mention them. */ unreadable: (Record<string, unknown>)[];
    };
  };
  /** Removes one person everywhere, keeps them from coming back with an old file or a late event, and proves it. There is no way back. */
  "erase": {
    takes: {
      /** A key such as loyalty:40017, or a subject such as subject:1182 */ customer: string;
      /** Do not ask; there is no way back */ yes?: boolean | undefined;
    };
    gives: {
      customer: string;
      removed: ({
        what: string;
        rows: number;
      })[];
      /** Rows and files under .kept that still mention the person: must be 0. */ left: number;
      /** Where they are, when any are left. */ where?: (string)[] | undefined;
      /** The owner's own files that still hold the person; an import leaves those rows out. */ files?: (string)[] | undefined;
      /** Hash of the protocol. */ proof: string;
    };
  };
  /** For 80, 90, 95 and 99%, and the promise's own target: the tightest promise that the history would have kept, for everyone and for each group, tried on the last third; and how much today's promise is padded. */
  "design": {
    takes: {
      /** Its name in kept.yaml */ promise: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
    };
    gives: {
      promise: {
        name: string;
        says: string;
        kind: string;
      };
      unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference";
      asOf: string;
      /** Half-open [from, to) in ISO days of the company's zone. */ history: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      };
      n: number;
      /** Counted as lasting at least so long. */ pending: number;
      /** Set when there is too little history: how many it takes. */ need: number | null;
      today: {
        target: number;
        limit: number | null;
        wouldKeep: number | null;
      };
      /** Today's limit minus the tightest one that keeps today's target, in `unit`; negative: too tight. */ padded: number | null;
      options: ({
        target: number;
        /** Null: never reached in the history. */ limit: number | null;
        low: number | null;
        high: number | null;
        /** On the last third, limit set on the first two. */ backtest: {
          due: number;
          kept: number;
        } | null;
      })[];
      segments: ({
        label: string;
        n: number;
        options: ({
          target: number;
          /** Null: never reached in the history. */ limit: number | null;
          low: number | null;
          high: number | null;
          /** On the last third, limit set on the first two. */ backtest: {
            due: number;
            kept: number;
          } | null;
        })[];
      })[];
    };
  };
  /** Prints the SQL of a number and runs it step by step: what one row of each step is, how many there are, and the first of them. */
  "explain": {
    takes: {
      /** Which query; without one they are listed */ query?: string | undefined;
      /** About which promise; the first otherwise */ promise?: string | undefined;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
      /** How many rows of each step to show */ rows?: number | undefined;
    };
    gives: {
      query: string;
      says: string;
      sql: string;
      parameters: Record<string, string>;
      steps: ({
        name: string;
        rows: number;
        ms: number;
        columns: (string)[];
        sample: ((string)[])[];
      })[];
    };
  };
  /** Prints the JSON Schema (2020-12) of kept.yaml and its parts, by which editors complete and check them. */
  "schema": {
    takes: Record<string, unknown>;
    gives: Record<string, unknown>;
  };
  /** Looks at the machine, the folder, kept.yaml, the stores and the sources, and says what to do. Works also when something is broken. */
  "doctor": {
    takes: Record<string, unknown>;
    gives: {
      checks: ({
        name: string;
        state: "fine" | "attention" | "wrong";
        says: string;
        instead: string | null;
      })[];
    };
  };
  /** Server-sent events: `changed` with the time and the promises that were judged; a comment every 15 s keeps the line open. */
  "live": {
    takes: {};
    gives: unknown;
  };
};

export const routes = {
  "openapi.json": ["get", "/api/openapi.json"],
  "import": ["post", "/api/import"],
  "check": ["get", "/api/check"],
  "promise": ["get", "/api/promise"],
  "people": ["get", "/api/people"],
  "customer": ["get", "/api/customer"],
  "sources": ["get", "/api/sources"],
  "export": ["post", "/api/export"],
  "erase": ["post", "/api/erase"],
  "design": ["get", "/api/design"],
  "explain": ["get", "/api/explain"],
  "schema": ["get", "/api/schema"],
  "doctor": ["post", "/api/doctor"],
  "live": ["get", "/api/live"],
} as const satisfies Record<keyof Api, readonly [method: string, path: string]>;
