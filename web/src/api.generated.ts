// Written by scripts/web-client.ts from the routes.

export type Api = {
  /** This service as OpenAPI 3.1. */
  "openapi.json": {
    takes: {};
    gives: unknown;
  };
  /** Looks at an exported file and says how it would be read, and which promises its history can bear. Writes nothing. */
  "look": {
    takes: {
      /** A file; on the server, the number that POST /api/uploads answered with */ file: string;
      /** What the source is called; otherwise by the file's name */ source?: string | undefined;
      /** What the company is called, where kept.yaml is begun */ company?: string | undefined;
      /** The zone of times that carry none */ timezone?: string | undefined;
      /** Where no date in the file tells: 03/04 is April or March */ dates?: "day first" | "month first" | undefined;
      /** What a column is, in place of the guess */ uses?: Record<string, "subject" | "activity" | "made" | "done" | "cancelled" | "promised" | "recorded" | "time" | "customer" | "channel" | "amount" | "score" | "text" | "property" | "link" | "nothing"> | undefined;
      /** Which of the proposed promises; `none` for none; otherwise the first */ promise?: string | undefined;
      /** The promise in the words that customers read */ says?: string | undefined;
      /** For which share it is promised, in 0..1 */ target?: number | undefined;
      /** Within what time: 3m, 2d */ within?: string | undefined;
    };
    gives: {
      file: {
        name: string;
        /** Where it will lie in the workspace. */ path: string;
        rows: number;
        /** There are more rows than were looked at. */ more: boolean;
        format: string;
        delimiter: string | null;
        encoding: string;
        compression: string;
      };
      columns: ({
        name: string;
        /** Three of its values. */ values: (string)[];
        filled: number;
        distinct: number;
        /** Its values are times. */ time: boolean;
        /** Nothing in the file says whether 03/04 is April or March: see `dates`. */ ambiguous: boolean;
        use: "subject" | "activity" | "made" | "done" | "cancelled" | "promised" | "recorded" | "time" | "customer" | "channel" | "amount" | "score" | "text" | "property" | "link" | "nothing";
      })[];
      /** The proposed name. */ source: string | null;
      /** What a row is about, in one word. */ noun: string | null;
      /** What happens, by the proposed mapping. */ types: (string)[];
      timezone: string;
      timezoneSays: string;
      /** Sentences: what was recognised, and what is uncertain. */ found: (string)[];
      /** Five rows as they would be read. */ sample: {
        columns: (string)[];
        rows: ((string)[])[];
      } | null;
      /** What the history can bear, the most telling first. */ promises: ({
        name: string;
        says: string;
        kind: "duration" | "deadline" | "score";
        /** Of a duration: 3m. */ within: string | null;
        target: number;
        because: string;
        /** Over the file: how many were kept ... */ kept: number;
        /** ... of how many that fell due. */ due: number;
      })[];
      /** What would be written: kept.yaml, or what is added to it. */ yaml: string | null;
      /** There is no kept.yaml yet. */ begins: boolean;
      /** Why it cannot be added as it is. */ blocked: string | null;
    };
  };
  /** Writes what `kept look` proposes into kept.yaml (its comments stay; where there is none it is begun), takes the file in and says the first verdict. */
  "add": {
    takes: {
      /** A file; on the server, the number that POST /api/uploads answered with */ file: string;
      /** What the source is called; otherwise by the file's name */ source?: string | undefined;
      /** What the company is called, where kept.yaml is begun */ company?: string | undefined;
      /** The zone of times that carry none */ timezone?: string | undefined;
      /** Where no date in the file tells: 03/04 is April or March */ dates?: "day first" | "month first" | undefined;
      /** What a column is, in place of the guess */ uses?: Record<string, "subject" | "activity" | "made" | "done" | "cancelled" | "promised" | "recorded" | "time" | "customer" | "channel" | "amount" | "score" | "text" | "property" | "link" | "nothing"> | undefined;
      /** Which of the proposed promises; `none` for none; otherwise the first */ promise?: string | undefined;
      /** The promise in the words that customers read */ says?: string | undefined;
      /** For which share it is promised, in 0..1 */ target?: number | undefined;
      /** Within what time: 3m, 2d */ within?: string | undefined;
    };
    gives: {
      /** Files of the workspace that were made or changed. */ written: (string)[];
      source: string;
      promise: string | null;
      /** What was written: kept.yaml, or what was added to it. */ yaml: string;
      imported: {
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
      /** The first verdict; null where no promise was added. */ check: {
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
      } | null;
    };
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
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
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
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
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
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
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
  /** Lists the sources that a running `kept serve` polls: when last, when next, how much, and what is wrong. */
  "pollers": {
    takes: Record<string, unknown>;
    gives: {
      pollers: ({
        source: string;
        from: "sql" | "http" | "imap" | "s3" | "folder";
        /** 5m */ every: string;
        /** Its last run. */ polledAt: string | null;
        /** Its last run that came to its end. */ succeededAt: string | null;
        nextAt: string | null;
        running: boolean;
        /** Records (or objects) fetched, ever. */ records: number;
        lastRecords: number;
        /** Runs that failed since it last succeeded. */ failures: number;
        /** What was wrong the last time. */ problem: {
          /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
          /** What is wrong, in one sentence without a full stop. */ says: string;
          /** What to write instead. */ write?: string | undefined;
          /** Path relative to the workspace folder. */ file?: string | undefined;
          /** 1-based. */ line?: number | undefined;
          /** 1-based. */ column?: number | undefined;
          /** How many characters the fault spans; for the underline. */ length?: number | undefined;
        } | null;
      })[];
    };
  };
  /** Polls sources at once instead of at their next time, and takes in what came. What was fetched before is not fetched again. */
  "poll": {
    takes: {
      /** Only these sources */ source?: (string)[] | undefined;
      /** From the beginning, as if it had never been polled; what is known already changes nothing */ again?: boolean | undefined;
    };
    gives: {
      runs: ({
        source: string;
        /** Records, or objects. */ fetched: number;
        /** Interactions added. */ rows: number;
        /** It stopped at the limits of one run, and goes on with the next. */ more: boolean;
        /** It is being polled already, here or by another server. */ elsewhere: boolean;
        problem: {
          /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
          /** What is wrong, in one sentence without a full stop. */ says: string;
          /** What to write instead. */ write?: string | undefined;
          /** Path relative to the workspace folder. */ file?: string | undefined;
          /** 1-based. */ line?: number | undefined;
          /** 1-based. */ column?: number | undefined;
          /** How many characters the fault spans; for the underline. */ length?: number | undefined;
        } | null;
      })[];
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
        /** Of a source that is polled: how that goes. */ poll?: {
          source: string;
          from: "sql" | "http" | "imap" | "s3" | "folder";
          /** 5m */ every: string;
          /** Its last run. */ polledAt: string | null;
          /** Its last run that came to its end. */ succeededAt: string | null;
          nextAt: string | null;
          running: boolean;
          /** Records (or objects) fetched, ever. */ records: number;
          lastRecords: number;
          /** Runs that failed since it last succeeded. */ failures: number;
          /** What was wrong the last time. */ problem: {
            /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
            /** What is wrong, in one sentence without a full stop. */ says: string;
            /** What to write instead. */ write?: string | undefined;
            /** Path relative to the workspace folder. */ file?: string | undefined;
            /** 1-based. */ line?: number | undefined;
            /** 1-based. */ column?: number | undefined;
            /** How many characters the fault spans; for the underline. */ length?: number | undefined;
          } | null;
        } | null | undefined;
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
  /** Takes events that came live and could not be read through the mapping once more, after kept.yaml or the event was mended. What can be read now counts from now on. */
  "replay": {
    takes: {
      /** Only these sources */ source?: (string)[] | undefined;
      /** Only the record of this line (kept sources NAME --quarantine --csv shows it) */ line?: string | undefined;
      /** The mended event as JSON, in place of the record of --line */ event?: string | undefined;
      /** At most so many records */ limit?: number | undefined;
    };
    gives: {
      /** Records that lay in quarantine and were read again. */ looked: number;
      /** Of them, those that count as interactions now. */ read: number;
      /** Of them, those that still cannot be read. */ still: number;
      /** Why, most frequent first. */ reasons: ({
        reason: string;
        count: number;
      })[];
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
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
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
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
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
  /** How we keep our word: who was let down this week and on which day, every promise with its verdict, and what is missing. */
  "reality": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
      /** Only this group: store:Utrecht,channel:app */ seg?: string | undefined;
    };
    gives: {
      company: string;
      timezone: string;
      asOf: string;
      knownAt: string | null;
      headline: string;
      /** Sentences behind the headline. */ lead: (string)[];
      /** Parts of the lead that are set in bold. */ strong: (string)[];
      people: {
        /** Null: fewer than 5, not shown. */ letDown: number | null;
        atLeast: boolean;
        due: number;
        /** Why the rows add up to more: some were let down by several promises. */ sum: string | null;
      };
      /** The days that the headline is about. */ days: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      };
      /** `this week`, `in 28 days`. */ daysSay: string;
      tally: {
        days: ({
          day: string;
          /** Null: fewer than 5, not shown. */ letDown: number | null;
          missing: boolean;
        })[];
      };
      /** `Six promises`. */ title: string;
      /** `2 broken · 1 cannot say · 3 kept`. */ states: string;
      /** All promises are judged over the same days. */ sameWindow: boolean;
      windowSays: string;
      /** Broken, cannot say, too close to call, kept; inside each by people let down. */ promises: ({
        /** The promise's key in kept.yaml. */ name: string;
        /** The wording in force, as the customer reads it. */ says: string;
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
        /** Share of what its sources should have delivered in the window that has arrived. */ coverage: number;
        /** Sentences: which source, since when, what cannot be judged. */ missing: (string)[];
        /** People let down in the headline's days; null: fewer than 5, not shown. */ letDown: number | null;
        /** There may be more. */ atLeast: boolean;
        /** What may still happen, in words: `29 over the limit`, `since 4 July`. */ budget: {
          head: string;
          detail: string;
          hue: "broken" | "none";
        };
        mayOpenPeople: boolean;
        /** First local day of the wording in force; null: ever since. */ since: string | null;
        /** What burns now, in sentences. */ alerts: (string)[];
      })[];
      /** Fields that promises are split by, for the lens. */ groups: (string)[];
      sources: {
        says: string;
        trouble: ({
          name: string;
          says: string;
        })[];
        unread: number;
        unreadSays: string;
      };
    };
  };
  /** The three things that would spare most people, each with who decides; and what changed since the day before. */
  "next": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
      /** Only this group: store:Utrecht,channel:app */ seg?: string | undefined;
    };
    gives: {
      helps: ({
        title: string;
        says: string;
        /** Which promise it is about. */ promise: string | null;
        /** Which source it is about. */ source: string | null;
        /** Which group, as `seg` takes it. */ group: string | null;
      })[];
      news: ({
        title: string;
        says: string;
        /** Which promise it is about. */ promise: string | null;
        /** Which source it is about. */ source: string | null;
        /** Which group, as `seg` takes it. */ group: string | null;
      })[];
    };
  };
  /** What stands in the line above every page: whose promises, as of which day, over how long, and on which days data are missing. */
  "lens": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
    };
    gives: {
      company: string;
      timezone: string;
      /** The local day. */ asOf: string;
      /** The day that is looked at where none is asked for. */ today: string;
      /** How long all promises' own windows are; null: they differ. */ days: number | null;
      /** What groups are told apart by. */ fields: (string)[];
      /** Local days of the last three months on which data are missing. */ missing: (string)[];
    };
  };
  /** The groups that promises are split into, and to how many people something fell due in each. */
  "groups": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
    };
    gives: {
      fields: ({
        field: string;
        /** Largest first. */ values: ({
          value: string;
          people: number;
        })[];
      })[];
    };
  };
  /** Shows what a change would do to kept.yaml, how the last 90 days would have been judged, and who will see it; with `save` it writes the file, whose comments and order stay. */
  "edit-promise": {
    takes: {
      /** Its name in kept.yaml */ promise: string;
      /** The promise in the words that the customer reads */ says?: string | undefined;
      /** Where customers read it (may be given again) */ published?: (string)[] | undefined;
      /** Which of the company's values it stands for */ value?: string | undefined;
      /** Who can mend it: team:NAME or person:NAME */ owner?: string | undefined;
      /** The share that is to be kept: 95% */ target?: string | undefined;
      /** The time, count or score that is promised: 3m8s */ limit?: string | undefined;
      /** Over which time it is judged: 28d, month */ window?: string | undefined;
      /** Whether it stands on the public page */ public?: boolean | undefined;
      /** A new version from this day on; otherwise the version in force is changed itself */ from?: string | undefined;
      /** Of a new promise: what is promised */ kind?: "duration" | "deadline" | "outcome" | "score" | "absence" | "effort" | "consistency" | "measure" | undefined;
      /** Of a new promise: the interaction that makes it */ made?: string | undefined;
      /** Of a new promise: the interaction that keeps it */ met?: string | undefined;
      /** Of a new promise: by what groups are told apart */ split?: (string)[] | undefined;
      /** Without trying it on the last 90 days */ untested?: boolean | undefined;
      /** Writes it: the hash of the text it was made from, as the answer without it gives */ save?: string | undefined;
    };
    gives: {
      promise: string;
      isNew: boolean;
      file: string;
      /** Of the file's text before; what `save` takes. */ hash: string;
      /** The change of the file, as `diff -u` prints it. */ diff: string;
      /** Of the changed text; with any it cannot be saved. */ problems: ({
        /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
        /** What is wrong, in one sentence without a full stop. */ says: string;
        /** What to write instead. */ write?: string | undefined;
        /** Path relative to the workspace folder. */ file?: string | undefined;
        /** 1-based. */ line?: number | undefined;
        /** 1-based. */ column?: number | undefined;
        /** How many characters the fault spans; for the underline. */ length?: number | undefined;
      })[];
      /** Null where there are problems, where nothing is judged differently, or when saved. */ backtest: {
        /** Half-open [from, to) in ISO days of the company's zone. */ period: {
          /** First day, as `2026-06-17`. */ from: string;
          /** The day after the last one. */ to: string;
        };
        every: "day" | "week" | "month" | "quarter";
        /** As it is written now; null for a new promise. */ before: {
          verdict: "kept" | "broken" | "unknown";
          certain: boolean;
          target: number;
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
          /** How many commitments have which verdict. */ counts: {
            /** Due, and kept. */ kept: number;
            /** Due, and broken. */ broken: number;
            /** Made, and not due yet as of asOf. */ pending: number;
            /** Cancelled or excluded before it was settled. */ void: number;
            /** Due, but the data cannot tell. */ unknown: number;
          };
          /** Distinct people; null: fewer than 5, not shown. */ letDown: number | null;
          atLeast: boolean;
          budget: {
            /** How many may be let down in the window under the target. */ allowed: number;
            /** How many were. */ used: number;
            /** Negative when over the limit. */ left: number;
            /** The day on which the allowance was used up; a future day when it is a forecast. */ reachedAt: string | null;
            /** reachedAt lies ahead, at the present burn rate. */ forecast: boolean;
            /** Coverage was lost: neither the budget nor the alerts move. */ frozen: boolean;
          } | null;
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
        } | null;
        /** As it would be written, over all of the period. */ after: {
          verdict: "kept" | "broken" | "unknown";
          certain: boolean;
          target: number;
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
          /** How many commitments have which verdict. */ counts: {
            /** Due, and kept. */ kept: number;
            /** Due, and broken. */ broken: number;
            /** Made, and not due yet as of asOf. */ pending: number;
            /** Cancelled or excluded before it was settled. */ void: number;
            /** Due, but the data cannot tell. */ unknown: number;
          };
          /** Distinct people; null: fewer than 5, not shown. */ letDown: number | null;
          atLeast: boolean;
          budget: {
            /** How many may be let down in the window under the target. */ allowed: number;
            /** How many were. */ used: number;
            /** Negative when over the limit. */ left: number;
            /** The day on which the allowance was used up; a future day when it is a forecast. */ reachedAt: string | null;
            /** reachedAt lies ahead, at the present burn rate. */ forecast: boolean;
            /** Coverage was lost: neither the budget nor the alerts move. */ frozen: boolean;
          } | null;
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
        };
      } | null;
      /** Its target, limit or window changes, or it is new. */ judgedDifferently: boolean;
      /** Who will see the change: sentences. */ seenBy: (string)[];
      saved: boolean;
      /** How git stands to the file. */ git: "not kept" | "kept" | "in conflict";
      /** Commands to type after saving. */ next: (string)[];
    };
  };
  /** The share of the history that each other limit would have kept, as a curve with its range: what to promise at a target, or how often a limit would be kept. */
  "try-promise": {
    takes: {
      /** Its name in kept.yaml */ promise: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** First day of a period, instead of each promise's window */ from?: string | undefined;
      /** Last day of the period */ to?: string | undefined;
      /** Over the last 7d, 28d, ..., or the week, month, quarter or year, instead of each promise's window */ window?: string | undefined;
      /** Only this group: a property that the promise is split by, and its value */ where?: Record<string, string> | undefined;
    };
    gives: {
      promise: {
        name: string;
        says: string;
        kind: string;
      };
      unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference";
      /** Which limit is the tighter promise: less (a time) or more (a score). */ better: "less" | "more";
      asOf: string;
      /** Half-open [from, to) in ISO days of the company's zone. */ history: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      };
      n: number;
      /** Not over yet: counted as lasting at least so long. */ pending: number;
      /** Set when there is too little history: how many it takes. */ need: number | null;
      today: {
        target: number;
        limit: number | null;
      };
      /** By limit, ascending; between two points the lower one holds. Empty with too little history. */ points: ({
        limit: number;
        /** The share that this limit would have kept. */ estimate: number;
        low: number;
        high: number;
      })[];
    };
  };
  /** All that the page of one promise shows, in one answer: the finding in sentences, how it went over time, how long it took, for whom it is broken more, what may still be let down, and its versions. */
  "promise-page": {
    takes: {
      /** Its name in kept.yaml */ name: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
      /** Only this group: store:Utrecht,channel:app */ seg?: string | undefined;
    };
    gives: {
      company: string;
      timezone: string;
      asOf: string;
      knownAt: string | null;
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
      /** The headline first: sentences. */ finding: (string)[];
      /** Where it is published since when, whose it is, what it stands for, what is done when it is broken. */ about: (string)[];
      published: (string)[];
      remedy: {
        says: string;
        owed: string;
      } | null;
      week: {
        /** Let down in the seven days to asOf; null: fewer than 5, not shown. */ people: number | null;
        atLeast: boolean;
        times: number;
      };
      /** Let down in the window; null: fewer than 5, not shown. */ letDown: number | null;
      mayOpenPeople: boolean;
      mayChange: boolean;
      /** It stands on the public page. */ public: boolean;
      /** What groups are told apart by. */ split: (string)[];
      /** Newest first. */ versions: ({
        /** First local day; null: ever since. */ from: string | null;
        /** Last local day; null: it is in force. */ to: string | null;
        /** When it was in force, as a sentence without its full stop. */ stood: string;
        says: string;
        target: number;
        terms: string;
        /** Its wording against the one before, word by word; empty for the first. */ changed: ({
          words: string;
          is: "same" | "added" | "removed";
        })[];
      })[];
      file: string;
      line: number;
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
      budget: ({
        day: string;
        left: number;
        frozen: boolean;
      })[];
    };
  };
  /** Every promise with its verdict, by what it stands for; and which of the company's values no promise stands for. */
  "promises-page": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
      /** Only this group: store:Utrecht,channel:app */ seg?: string | undefined;
    };
    gives: {
      company: string;
      timezone: string;
      asOf: string;
      knownAt: string | null;
      finding: string;
      mayChange: boolean;
      /** As the company names its values; promises that stand for none come last. */ values: ({
        value: string | null;
        promises: ({
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
          /** Let down in the window; null: fewer than 5, not shown. */ letDown: number | null;
          public: boolean;
        })[];
      })[];
      /** Values of the company for which no promise stands. */ without: (string)[];
    };
  };
  /** Who was let down, over all promises or one: how often, by which, where, and whether anything happened with them since. */
  "people-page": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Over which time: 28d, year, or 2026-06-01..2026-06-30; each promise's own window otherwise */ window?: string | undefined;
      /** Only this group: store:Utrecht,channel:app */ seg?: string | undefined;
      /** Only by this promise */ promise?: string | undefined;
      /** Which 200 of them, from 0 */ page?: number | undefined;
    };
    gives: {
      company: string;
      asOf: string;
      timezone: string;
      /** Over which days; null: each promise over its own window. */ window: {
        /** First day, as `2026-06-17`. */ from: string;
        /** The day after the last one. */ to: string;
      } | null;
      people: {
        /** Distinct people let down. Null: fewer than 5, not shown. */ letDown: number | null;
        due: number;
        atLeast: boolean;
      };
      /** How often they were. Null: fewer than 5, not shown. */ times: number | null;
      /** Not due yet. */ pending: number;
      /** Fell due and cannot be judged. */ unknown: number;
      promises: ({
        name: string;
        says: string;
        owner: string | null;
        /** People let down. Null: fewer than 5, not shown. */ letDown: number | null;
        mayOpen: boolean;
      })[];
      /** Most often first; null: the role does not open people. */ list: ({
        /** What `customer-page` takes: a number, never a key. */ id: string;
        /** The masked key. */ customer: string;
        times: number;
        /** Local ISO day on which they were last let down. */ latest: string;
        /** The promises that let them down, with the worst time of each. */ by: ({
          promise: string;
          says: string;
          times: number;
          /** Local ISO day of the worst time. */ day: string;
          measured: number | null;
          limit: number | null;
          unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference" | null;
        })[];
        /** The split fields of the worst time. */ where: Record<string, string>;
        /** What happened after they were last let down; null: nobody knows who it was. */ since: {
          /** 0: nothing has been heard from or said to them since. */ interactions: number;
          /** Instant. */ latest: string | null;
          /** The latest score they gave since. */ score: number | null;
        } | null;
      })[] | null;
      page: number;
      pages: number;
      missing: (string)[];
    };
  };
  /** One person's story with what was promised to them as tracks from made to met, keys masked. */
  "customer-page": {
    takes: {
      /** A number from `people-page` or `find`, or a key such as loyalty:40017 */ id: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
      /** Which 200 events, from 0: the latest */ page?: number | undefined;
    };
    gives: {
      id: string;
      /** The masked key they are known by. */ customer: string;
      /** All keys that are one person's, masked. */ keys: (string)[];
      /** Keys beside theirs that belong to others too, masked. */ sharedKeys: (string)[];
      /** Local ISO day on which they were first seen. */ since: string | null;
      asOf: string;
      timezone: string;
      currency: string | null;
      interactions: number;
      /** How many orders, tickets or visits were theirs. */ subjects: number;
      /** Sum of what they paid, in `currency`. */ amount: number | null;
      counts: {
        kept: number;
        broken: number;
        pending: number;
        unknown: number;
        void: number;
      };
      /** What was promised to them; of this page. */ tracks: ({
        promise: string;
        /** As it was worded when it was made. */ says: string;
        /** Instant since when it was worded so. */ since: string | null;
        verdict: "kept" | "broken" | "pending" | "void" | "unknown";
        /** Instant. */ made: string;
        /** Instant. */ due: string;
        /** Instant at which it was seen to be met, or broken; null: nothing was seen. */ met: string | null;
        measured: number | null;
        limit: number | null;
        unit: "ms" | "days" | "working days" | "contacts" | "handovers" | "channels" | "score" | "difference" | null;
      })[];
      /** Oldest first; the latest 200 on page 0. */ events: ({
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
        /** They wrote something to a private source, which is not shown here. */ hushed: boolean;
      })[];
      page: number;
      pages: number;
      mayErase: boolean;
    };
  };
  /** What has arrived of each source day by day, when it was last heard, what rests on it, and what could not be read. */
  "sources-page": {
    takes: {
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
    };
    gives: {
      asOf: string;
      timezone: string;
      /** How many sources miss nothing. */ complete: number;
      /** Commitments that are unknown because of gaps. */ cannotJudge: number;
      /** Records that could not be read. */ unread: number;
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
        /** Of a source that is polled: how that goes. */ poll?: {
          source: string;
          from: "sql" | "http" | "imap" | "s3" | "folder";
          /** 5m */ every: string;
          /** Its last run. */ polledAt: string | null;
          /** Its last run that came to its end. */ succeededAt: string | null;
          nextAt: string | null;
          running: boolean;
          /** Records (or objects) fetched, ever. */ records: number;
          lastRecords: number;
          /** Runs that failed since it last succeeded. */ failures: number;
          /** What was wrong the last time. */ problem: {
            /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
            /** What is wrong, in one sentence without a full stop. */ says: string;
            /** What to write instead. */ write?: string | undefined;
            /** Path relative to the workspace folder. */ file?: string | undefined;
            /** 1-based. */ line?: number | undefined;
            /** 1-based. */ column?: number | undefined;
            /** How many characters the fault spans; for the underline. */ length?: number | undefined;
          } | null;
        } | null | undefined;
        /** How often data should come; null: kept.yaml does not say. */ everyMs: number | null;
        /** Instant at which anything was last taken in from it. */ heard: string | null;
        /** The promises that rest on it. */ rests: ({
          name: string;
          says: string;
        })[];
        private: boolean;
      })[];
      /** Grouped by what mends them. */ quarantine: ({
        source: string;
        code: string;
        column: string | null;
        /** Came as events: `replay` reads them again. Otherwise `import` does, once the file or its source is mended. */ live: boolean;
        n: number;
        /** What is wrong, in words. */ says: string;
        /** What mends it. */ instead: string | null;
        /** A few that could not be read; null: the role does not see customers' data. */ values: (string)[] | null;
        /** The first few, by file and line. */ at: ({
          file: string;
          line: number;
        })[];
      })[];
    };
  };
  /** One source: what has arrived day by day, its gaps, the promises that rest on it, and what was taken in last. */
  "source-page": {
    takes: {
      /** Its name in kept.yaml */ source: string;
      /** Judge as of this day (its end), an instant, or `latest` */ asOf?: string | undefined;
      /** Judge by what was known on this day */ knownAt?: string | undefined;
    };
    gives: {
      asOf: string;
      timezone: string;
      source: {
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
        /** Of a source that is polled: how that goes. */ poll?: {
          source: string;
          from: "sql" | "http" | "imap" | "s3" | "folder";
          /** 5m */ every: string;
          /** Its last run. */ polledAt: string | null;
          /** Its last run that came to its end. */ succeededAt: string | null;
          nextAt: string | null;
          running: boolean;
          /** Records (or objects) fetched, ever. */ records: number;
          lastRecords: number;
          /** Runs that failed since it last succeeded. */ failures: number;
          /** What was wrong the last time. */ problem: {
            /** Stable code, for example `spec.target.unit`; `kept help CODE` tells more. */ code: string;
            /** What is wrong, in one sentence without a full stop. */ says: string;
            /** What to write instead. */ write?: string | undefined;
            /** Path relative to the workspace folder. */ file?: string | undefined;
            /** 1-based. */ line?: number | undefined;
            /** 1-based. */ column?: number | undefined;
            /** How many characters the fault spans; for the underline. */ length?: number | undefined;
          } | null;
        } | null | undefined;
        /** How often data should come; null: kept.yaml does not say. */ everyMs: number | null;
        /** Instant at which anything was last taken in from it. */ heard: string | null;
        /** The promises that rest on it. */ rests: ({
          name: string;
          says: string;
        })[];
        private: boolean;
      };
      /** The latest 50 first. */ loads: ({
        path: string;
        /** Instant at which it was taken in. */ at: string;
        rows: number;
        unread: number;
        duplicates: number;
        corrected: number;
        /** Instant of its earliest interaction. */ first: string | null;
        last: string | null;
        /** Instant since when it no longer counts. */ withdrawn: string | null;
      })[];
      quarantine: ({
        source: string;
        code: string;
        column: string | null;
        /** Came as events: `replay` reads them again. Otherwise `import` does, once the file or its source is mended. */ live: boolean;
        n: number;
        /** What is wrong, in words. */ says: string;
        /** What mends it. */ instead: string | null;
        /** A few that could not be read; null: the role does not see customers' data. */ values: (string)[] | null;
        /** The first few, by file and line. */ at: ({
          file: string;
          line: number;
        })[];
      })[];
    };
  };
  /** Records that could not be read, grouped by what mends them, and one by one. */
  "quarantine-page": {
    takes: {
      /** Only of these sources */ source?: (string)[] | undefined;
      /** Which 200 of them, from 0 */ page?: number | undefined;
    };
    gives: {
      /** Records that could not be read, of the sources asked about. */ unread: number;
      /** Grouped by what mends them, most first. */ groups: ({
        source: string;
        code: string;
        column: string | null;
        /** Came as events: `replay` reads them again. Otherwise `import` does, once the file or its source is mended. */ live: boolean;
        n: number;
        /** What is wrong, in words. */ says: string;
        /** What mends it. */ instead: string | null;
        /** A few that could not be read; null: the role does not see customers' data. */ values: (string)[] | null;
        /** The first few, by file and line. */ at: ({
          file: string;
          line: number;
        })[];
      })[];
      /** By source, file and line. */ records: ({
        source: string;
        file: string;
        line: number | null;
        column: string | null;
        /** Null: the role does not see customers' data. */ value: string | null;
        code: string;
        says: string;
      })[];
      page: number;
      pages: number;
    };
  };
  /** The keys of one person in clear. That it was asked, by whom and why, is written down. */
  "show-name": {
    takes: {
      /** A number from `people-page` or `find` */ id: string;
      /** What it is needed for */ why: string;
    };
    gives: {
      /** The key that `customer`, `export` and `erase` take. */ key: string;
      /** All keys of theirs, in clear. */ keys: (string)[];
    };
  };
  /** Company, teams, calendars and privacy as the files say them, each with its line. */
  "settings-page": {
    takes: Record<string, unknown>;
    gives: {
      company: {
        name: string;
        purpose: string | null;
        timezone: string;
        currency: string | null;
        values: (string)[];
        /** Where it is written. */ at: {
          file: string;
          line: number;
        } | null;
      };
      teams: ({
        name: string;
        says: string;
        lead: string | null;
        members: (string)[];
        promises: ({
          name: string;
          says: string;
        })[];
        /** Where it is written. */ at: {
          file: string;
          line: number;
        } | null;
      })[];
      calendars: ({
        name: string;
        timezone: string;
        /** Monday first; minutes after midnight. */ week: (({
          from: number;
          to: number;
        })[])[];
        exceptions: ({
          day: string;
          open: boolean;
        })[];
        promises: (string)[];
        /** Where it is written. */ at: {
          file: string;
          line: number;
        } | null;
      })[];
      alerts: {
        channels: ({
          name: string;
          kind: "mail" | "slack" | "webhook";
          /** Of a mail: to whom; addresses of others are not shown. */ to: (string)[];
        })[];
        routes: ({
          /** Owners and promises; empty: all. */ of: (string)[];
          send: (string)[];
        })[];
        digests: ({
          role: string;
          /** Monday 0. */ day: number;
          minute: number;
        })[];
        /** Where it is written. */ at: {
          file: string;
          line: number;
        } | null;
      };
      privacy: {
        fewestPeople: number;
        fewestComments: number;
        privateSources: ({
          name: string;
          says: string | null;
        })[];
        privatePromises: ({
          name: string;
          says: string;
        })[];
        /** Keys of people who asked to be forgotten. */ erased: number;
      };
    };
  };
  /** Promises and sources by part of their name or wording; a customer by a whole key, in any case, or by the number of an order. */
  "find": {
    takes: {
      /** What to look for */ text: string;
    };
    gives: {
      promises: ({
        name: string;
        says: string;
      })[];
      sources: ({
        name: string;
        says: string | null;
      })[];
      /** Null: the role does not open people. */ people: ({
        /** What `customer-page` takes. */ id: string;
        /** The masked key. */ customer: string;
        /** Found by a key of theirs, or by what they ordered or asked. */ by: "key" | "subject";
      })[] | null;
      /** The nearest name of a promise or source, where nothing was found. */ didYouMean: string | null;
    };
  };
  /** Lists what is being broken just now, who owns it, whether somebody has taken it on, and what stands still because data are missing. */
  "alerts": {
    takes: {
      /** Those that are over too, the latest 200 */ all?: boolean | undefined;
    };
    gives: {
      /** Pages first, then by when they began. */ alerts: ({
        id: string;
        /** `promise:NAME` or `source:NAME`. */ subject: string;
        /** burn: many at once; broken: the promise as a whole; silent: a source delivers nothing. */ kind: "burn" | "broken" | "silent";
        /** page: look now; ticket: look this week. */ severity: "page" | "ticket";
        /** In people's words, with the owner. */ says: string;
        /** `team:NAME` or `person:NAME`. */ owner: string | null;
        /** The owner in words. */ ownerSays: string | null;
        /** When it began. */ openedAt: string;
        /** When it last held. */ seenAt: string;
        /** When it was over; null: it is open. */ resolvedAt: string | null;
        /** Why it stands still: which data are missing. */ frozen: string | null;
        /** When somebody took it on. */ acknowledgedAt: string | null;
        /** Who did. */ acknowledgedBy: string | null;
        /** Until when nobody is told. */ mutedUntil: string | null;
        /** When it was passed on because nobody had taken it on. */ escalatedAt: string | null;
      })[];
      /** How people are told; for those who may change that. */ channels: ({
        name: string;
        kind: "mail" | "slack" | "webhook";
        /** Why nothing can be sent by it; null: nothing is known to be wrong. */ trouble: string | null;
      })[];
    };
  };
  /** Says that somebody looks after it: it is not passed on to others any more. Owners may for their own promises. */
  "alert-ack": {
    takes: {
      /** The alert's id, or how it begins */ id: string;
    };
    gives: {
      id: string;
      /** `promise:NAME` or `source:NAME`. */ subject: string;
      /** burn: many at once; broken: the promise as a whole; silent: a source delivers nothing. */ kind: "burn" | "broken" | "silent";
      /** page: look now; ticket: look this week. */ severity: "page" | "ticket";
      /** In people's words, with the owner. */ says: string;
      /** `team:NAME` or `person:NAME`. */ owner: string | null;
      /** The owner in words. */ ownerSays: string | null;
      /** When it began. */ openedAt: string;
      /** When it last held. */ seenAt: string;
      /** When it was over; null: it is open. */ resolvedAt: string | null;
      /** Why it stands still: which data are missing. */ frozen: string | null;
      /** When somebody took it on. */ acknowledgedAt: string | null;
      /** Who did. */ acknowledgedBy: string | null;
      /** Until when nobody is told. */ mutedUntil: string | null;
      /** When it was passed on because nobody had taken it on. */ escalatedAt: string | null;
    };
  };
  /** Nobody is told about it until then; it stays on the list. If it still goes on then, and nobody has taken it on, it is said once more. */
  "alert-mute": {
    takes: {
      /** The alert's id, or how it begins */ id: string;
      /** How long: 8h, 3d; 8h otherwise; 0 ends it */ for?: string | undefined;
    };
    gives: {
      id: string;
      /** `promise:NAME` or `source:NAME`. */ subject: string;
      /** burn: many at once; broken: the promise as a whole; silent: a source delivers nothing. */ kind: "burn" | "broken" | "silent";
      /** page: look now; ticket: look this week. */ severity: "page" | "ticket";
      /** In people's words, with the owner. */ says: string;
      /** `team:NAME` or `person:NAME`. */ owner: string | null;
      /** The owner in words. */ ownerSays: string | null;
      /** When it began. */ openedAt: string;
      /** When it last held. */ seenAt: string;
      /** When it was over; null: it is open. */ resolvedAt: string | null;
      /** Why it stands still: which data are missing. */ frozen: string | null;
      /** When somebody took it on. */ acknowledgedAt: string | null;
      /** Who did. */ acknowledgedBy: string | null;
      /** Until when nobody is told. */ mutedUntil: string | null;
      /** When it was passed on because nobody had taken it on. */ escalatedAt: string | null;
    };
  };
  /** Lists the latest 200 messages: by which channel, to whom, how often tried, and what came back. Owners see those about their own promises. */
  "deliveries": {
    takes: {
      /** Only of this alert */ alert?: string | undefined;
      /** Only those */ state?: "waiting" | "sent" | "given up" | "not needed" | undefined;
    };
    gives: {
      /** The latest first. */ deliveries: ({
        /** The `webhook-id`: the same however often it is sent. */ id: string;
        alert: string | null;
        /** alert.opened, alert.raised, alert.reminded, alert.escalated, alert.resolved, digest or test. */ event: string;
        channel: string;
        /** Of a mail. */ recipient: string | null;
        state: "waiting" | "sent" | "given up" | "not needed";
        attempts: number;
        madeAt: string;
        /** When it is tried next. */ nextAt: string | null;
        sentAt: string | null;
        /** What came back last. */ says: string | null;
      })[];
    };
  };
  /** What was given up, or sent and lost behind the receiver, goes out once more: the same words under the same id. Up to 30 days back. */
  "delivery-replay": {
    takes: {
      /** The message's id */ id: string;
    };
    gives: {
      /** The `webhook-id`: the same however often it is sent. */ id: string;
      alert: string | null;
      /** alert.opened, alert.raised, alert.reminded, alert.escalated, alert.resolved, digest or test. */ event: string;
      channel: string;
      /** Of a mail. */ recipient: string | null;
      state: "waiting" | "sent" | "given up" | "not needed";
      attempts: number;
      madeAt: string;
      /** When it is tried next. */ nextAt: string | null;
      sentAt: string | null;
      /** What came back last. */ says: string | null;
    };
  };
  /** Sends one test message through the same doors as an alert, at once and once, and says what came back. A channel that had said it was gone begins again when it answers. */
  "channel-test": {
    takes: {
      /** Which, as kept.yaml names it */ channel: string;
      /** Of a mail: to whom; its first address otherwise */ to?: string | undefined;
    };
    gives: {
      ok: boolean;
      /** What came back, or why nothing was sent. */ says: string;
    };
  };
  /** Prints the weekly digest as it is mailed: only what its reader may see. Owners get their own promises. */
  "digest": {
    takes: {
      /** What somebody of this role gets; for those who lead */ role?: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer" | undefined;
      /** Whose promises are the reader's own (may be given again) */ team?: (string)[] | undefined;
    };
    gives: {
      /** The week's last day. */ to: string;
      /** The week in a sentence. */ title: string;
      /** A promise a line, the worst first; then open alerts and what is missing. */ lines: (string)[];
    };
  };
  /** Everybody with an account, with role and teams; and the invitations that nobody has taken yet. */
  "members": {
    takes: Record<string, unknown>;
    gives: {
      members: ({
        id: string;
        name: string;
        email: string;
        role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
        teams: (string)[];
        /** Signing in asks for a code of an app too. */ twoStep: boolean;
        since: string;
      })[];
      invitations: ({
        id: string;
        email: string;
        role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
        teams: (string)[];
        by: string;
        until: string;
      })[];
    };
  };
  /** Makes a link with which one person makes their account, in the role given. Kept sends no mail: pass the link on yourself. */
  "invite": {
    takes: {
      /** The e-mail they will sign in with */ email: string;
      /** What they may do */ role?: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer" | undefined;
      /** A team of kept.yaml, or person:NAME, whose promises are theirs (may be given again) */ team?: (string)[] | undefined;
      /** How long the link is good */ days?: number | undefined;
    };
    gives: {
      /** The page to open, to be put behind the address at which Kept is reached. */ path: string;
      /** Instant. */ until: string;
    };
  };
  /** The link that went out is not good any more. */
  "invitation-end": {
    takes: {
      /** As `kept members` lists it */ id: string;
    };
    gives: {
      ended: true;
    };
  };
  /** Gives a member another role or other teams; in force with their next request. */
  "member-change": {
    takes: {
      /** Their e-mail, or their id */ who: string;
      /** What they may do from now on */ role?: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer" | undefined;
      /** Their teams from now on, instead of those they had (may be given again) */ team?: (string)[] | undefined;
    };
    gives: {
      id: string;
      role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
      teams: (string)[];
    };
  };
  /** Their sessions end at once, and they cannot sign in again. What they did stays in the record. */
  "member-remove": {
    takes: {
      /** Their e-mail, or their id */ who: string;
    };
    gives: {
      removed: true;
    };
  };
  /** Makes a link, good once and for a day, for somebody who forgot theirs. Pass it on yourself. */
  "member-password": {
    takes: {
      /** Their e-mail, or their id */ who: string;
    };
    gives: {
      /** The page to open, to be put behind the address at which Kept is reached. */ path: string;
      /** Instant. */ until: string;
    };
  };
  /** Every API key with what it may do, until when, and when it was used last. The keys themselves are not kept. */
  "keys": {
    takes: Record<string, unknown>;
    gives: {
      keys: ({
        id: string;
        name: string;
        /** Its first letters. */ begins: string;
        role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
        teams: (string)[];
        /** What of its role it may use; null: all. */ scopes: ("read" | "people" | "write" | "privacy" | "setup")[] | null;
        by: string;
        since: string;
        until: string | null;
        lastUsed: string | null;
        revoked: string | null;
      })[];
    };
  };
  /** Shows the key this one time. It opens what its scopes name and nothing else, until it expires or is revoked. */
  "key-new": {
    takes: {
      /** What it is for */ name: string;
      /** What it may do (may be given again) */ scope?: ("read" | "people" | "write" | "privacy" | "setup")[] | undefined;
      /** Whose eyes it sees with; left out: the least role that has its scopes */ role?: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer" | undefined;
      /** Of a key that sees as an owner or a member: whose promises (may be given again) */ team?: (string)[] | undefined;
      /** How long it is good */ days?: number | undefined;
    };
    gives: {
      id: string;
      /** Shown once. */ key: string;
      role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
      until: string;
    };
  };
  /** From its next request on it opens nothing. */
  "key-revoke": {
    takes: {
      /** As `kept keys` lists it */ id: string;
    };
    gives: {
      revoked: string;
    };
  };
  /** Every open session, with whose it is and the browser it began in. One's own are at Settings, or /api/me/sessions. */
  "sessions": {
    takes: Record<string, unknown>;
    gives: {
      sessions: ({
        id: string;
        /** What the browser says of itself. */ browser: string | null;
        /** Instant. */ since: string;
        /** Instant; a day of use prolongs it. */ until: string;
        name: string;
        email: string;
      })[];
    };
  };
  /** The browser that holds it is signed out with its next request. */
  "session-revoke": {
    takes: {
      /** As `kept sessions` lists it */ id: string;
    };
    gives: {
      ended: true;
    };
  };
  /** Each time somebody opened people, changed or set up something: who, what, and by which door; newest first. */
  "audit": {
    takes: {
      /** Only what happened before this instant */ before?: string | undefined;
      /** Only what one person or key did, by name */ who?: string | undefined;
      /** At most so many */ limit?: number | undefined;
    };
    gives: {
      lines: ({
        /** Instant. */ at: string;
        /** Of the person or key, as it was then. */ name: string;
        kind: "person" | "key" | "local";
        action: string;
        /** Of what; customers' keys masked. */ what: string;
        door: string;
      })[];
      more: boolean;
    };
  };
  /** Server-sent events: `changed` with the time and the promises that were judged; a comment every 15 s keeps the line open. */
  "live": {
    takes: {};
    gives: unknown;
  };
  /** Which ways in there are. `setUp`: nobody has an account yet; the first is made with the link that `kept serve` prints. */
  "auth/ways": {
    takes: {};
    gives: {
      setUp: boolean;
      password: boolean;
      passkey: boolean;
      singleSignOn: boolean;
    };
  };
  /** With the token of the link that `kept serve` printed, which dies with it. Whoever makes it is an admin, and signed in. */
  "auth/set-up": {
    takes: {
      token: string;
      name: string;
      email: string;
      password: string;
    };
    gives: {
      signedIn: true;
    };
  };
  /** Sets the session's cookie; or says that a code of the authenticator app is needed too: then POST /api/auth/code. */
  "auth/sign-in": {
    takes: {
      email: string;
      password: string;
    };
    gives: {
      signedIn: true;
    } | {
      signedIn: false;
      needs: "code";
    };
  };
  /** The code that the authenticator app shows, or one of the backup codes. */
  "auth/code": {
    takes: {
      code: string;
      kind?: "app" | "backup" | undefined;
    };
    gives: {
      signedIn: true;
    };
  };
  /** Ends this session. Whoever is not signed in is told the same. */
  "auth/sign-out": {
    takes: Record<string, unknown>;
    gives: {
      signedIn: false;
    };
  };
  /** Looks at an invitation without taking it. */
  "auth/invitation": {
    takes: {
      token: string;
    };
    gives: {
      email: string;
      role: string;
      by: string;
      company: string;
    };
  };
  /** Makes the account that the invitation is for, and signs in. The link works once. */
  "auth/invitation/accept": {
    takes: {
      token: string;
      name: string;
      password: string;
    };
    gives: {
      signedIn: true;
    };
  };
  /** With the link that an admin made. Signs out everywhere; the link works once. */
  "auth/new-password": {
    takes: {
      token: string;
      password: string;
    };
    gives: {
      changed: true;
    };
  };
  /** Gives the options for `navigator.credentials.get`, good for five minutes and once. */
  "auth/passkey": {
    takes: Record<string, unknown>;
    gives: Record<string, unknown>;
  };
  /** Takes what `navigator.credentials.get` gave. The device has asked for a finger, a face or a number: no code is needed. */
  "auth/passkey/sign-in": {
    takes: {
      response: {
        id: string;
        rawId: string;
        type: "public-key";
        authenticatorAttachment?: string | null | undefined;
        clientExtensionResults: Record<string, unknown>;
        response: {
          clientDataJSON: string;
          authenticatorData: string;
          signature: string;
          userHandle?: string | null | undefined;
        };
      };
    };
    gives: {
      signedIn: true;
    };
  };
  /** Each with its name, since when, and when it was used last. */
  "get me/passkeys": {
    takes: {};
    gives: {
      passkeys: ({
        id: string;
        name: string;
        since: string;
        lastUsed: string | null;
      })[];
    };
  };
  /** Gives the options for `navigator.credentials.create`, good for five minutes and once. */
  "me/passkeys/begin": {
    takes: Record<string, unknown>;
    gives: Record<string, unknown>;
  };
  /** Takes what `navigator.credentials.create` gave, under a name by which its owner knows it. */
  "post me/passkeys": {
    takes: {
      name: string;
      response: {
        id: string;
        rawId: string;
        type: "public-key";
        authenticatorAttachment?: string | null | undefined;
        clientExtensionResults: Record<string, unknown>;
        response: {
          clientDataJSON: string;
          attestationObject: string;
          transports?: (string)[] | undefined;
        };
      };
    };
    gives: {
      added: true;
    };
  };
  /** It signs nobody in any more. */
  "me/passkeys/remove": {
    takes: {
      id: string;
    };
    gives: {
      removed: true;
    };
  };
  /** Gives the address at the identity provider to go to. `to`: the page of ours to come back to. */
  "auth/single-sign-on": {
    takes: {
      to?: string | undefined;
    };
    gives: {
      url: string;
    };
  };
  /** Where the identity provider sends people back to: sets the session's cookie and goes on to the page asked for. */
  "auth/callback/oidc": {
    takes: {};
    gives: unknown;
  };
  /** Name, role, what it allows, and where its work begins. */
  "me": {
    takes: {};
    gives: {
      kind: "person" | "key" | "local";
      id: string;
      name: string;
      email: string | null;
      role: "admin" | "lead" | "analyst" | "owner" | "member" | "viewer";
      teams: (string)[];
      /** What the role, and a key's scopes, allow. */ needs: ("read" | "people" | "write" | "privacy" | "setup")[];
      /** The page that this role's work begins at. */ landing: string;
      /** Whether signing in asks for a code of an authenticator app too. */ twoStep: boolean;
    };
  };
  /** Each session with the browser it began in, newest first. */
  "me/sessions": {
    takes: {};
    gives: {
      sessions: ({
        id: string;
        /** What the browser says of itself. */ browser: string | null;
        /** Instant. */ since: string;
        /** Instant; a day of use prolongs it. */ until: string;
        here: boolean;
      })[];
    };
  };
  /** Ends one session, or every one (`all`), this one too. */
  "me/sessions/end": {
    takes: {
      id?: string | undefined;
      all?: true | undefined;
    };
    gives: {
      ended: number;
    };
  };
  /** Asks for the one in force. All other sessions end. */
  "me/password": {
    takes: {
      password: string;
      next: string;
    };
    gives: {
      changed: true;
    };
  };
  /** Asks for the password; gives the address for the app and backup codes, shown once. In force after a first code. */
  "me/two-step": {
    takes: {
      password: string;
    };
    gives: {
      uri: string;
      backupCodes: (string)[];
    };
  };
  /** From now on signing in asks for a code too. */
  "me/two-step/confirm": {
    takes: {
      code: string;
    };
    gives: {
      twoStep: true;
    };
  };
  /** Asks for the password. */
  "me/two-step/end": {
    takes: {
      password: string;
    };
    gives: {
      twoStep: false;
    };
  };
  /** Takes one file of at most 50 MB, as the body (with ?name=orders.csv) or as the field `file` of a form. It waits for a day: `look` says what is in it, `add` makes it a source. */
  "uploads": {
    takes: {};
    gives: {
      /** Its number: what `look` and `add` take as `file`. */ upload: string;
      /** As its sender called it, without what a name may not hold. */ name: string;
      bytes: number;
    };
  };
  /** A page made from the OpenAPI document. */
  "docs": {
    takes: {};
    gives: unknown;
  };
  /** The style sheet of /api/docs. */
  "docs.css": {
    takes: {};
    gives: unknown;
  };
};

export const routes = {
  "openapi.json": ["get", "/api/openapi.json"],
  "look": ["post", "/api/look"],
  "add": ["post", "/api/add"],
  "import": ["post", "/api/import"],
  "check": ["get", "/api/check"],
  "promise": ["get", "/api/promise"],
  "people": ["get", "/api/people"],
  "customer": ["get", "/api/customer"],
  "pollers": ["get", "/api/pollers"],
  "poll": ["post", "/api/poll"],
  "sources": ["get", "/api/sources"],
  "replay": ["post", "/api/replay"],
  "export": ["post", "/api/export"],
  "erase": ["post", "/api/erase"],
  "design": ["get", "/api/design"],
  "explain": ["get", "/api/explain"],
  "schema": ["get", "/api/schema"],
  "doctor": ["post", "/api/doctor"],
  "reality": ["get", "/api/reality"],
  "next": ["get", "/api/next"],
  "lens": ["get", "/api/lens"],
  "groups": ["get", "/api/groups"],
  "edit-promise": ["post", "/api/edit-promise"],
  "try-promise": ["get", "/api/try-promise"],
  "promise-page": ["get", "/api/promise-page"],
  "promises-page": ["get", "/api/promises-page"],
  "people-page": ["get", "/api/people-page"],
  "customer-page": ["get", "/api/customer-page"],
  "sources-page": ["get", "/api/sources-page"],
  "source-page": ["get", "/api/source-page"],
  "quarantine-page": ["get", "/api/quarantine-page"],
  "show-name": ["get", "/api/show-name"],
  "settings-page": ["get", "/api/settings-page"],
  "find": ["get", "/api/find"],
  "alerts": ["get", "/api/alerts"],
  "alert-ack": ["post", "/api/alert-ack"],
  "alert-mute": ["post", "/api/alert-mute"],
  "deliveries": ["get", "/api/deliveries"],
  "delivery-replay": ["post", "/api/delivery-replay"],
  "channel-test": ["post", "/api/channel-test"],
  "digest": ["get", "/api/digest"],
  "members": ["post", "/api/members"],
  "invite": ["post", "/api/invite"],
  "invitation-end": ["post", "/api/invitation-end"],
  "member-change": ["post", "/api/member-change"],
  "member-remove": ["post", "/api/member-remove"],
  "member-password": ["post", "/api/member-password"],
  "keys": ["post", "/api/keys"],
  "key-new": ["post", "/api/key-new"],
  "key-revoke": ["post", "/api/key-revoke"],
  "sessions": ["post", "/api/sessions"],
  "session-revoke": ["post", "/api/session-revoke"],
  "audit": ["post", "/api/audit"],
  "live": ["get", "/api/live"],
  "auth/ways": ["get", "/api/auth/ways"],
  "auth/set-up": ["post", "/api/auth/set-up"],
  "auth/sign-in": ["post", "/api/auth/sign-in"],
  "auth/code": ["post", "/api/auth/code"],
  "auth/sign-out": ["post", "/api/auth/sign-out"],
  "auth/invitation": ["post", "/api/auth/invitation"],
  "auth/invitation/accept": ["post", "/api/auth/invitation/accept"],
  "auth/new-password": ["post", "/api/auth/new-password"],
  "auth/passkey": ["post", "/api/auth/passkey"],
  "auth/passkey/sign-in": ["post", "/api/auth/passkey/sign-in"],
  "get me/passkeys": ["get", "/api/me/passkeys"],
  "me/passkeys/begin": ["post", "/api/me/passkeys/begin"],
  "post me/passkeys": ["post", "/api/me/passkeys"],
  "me/passkeys/remove": ["post", "/api/me/passkeys/remove"],
  "auth/single-sign-on": ["post", "/api/auth/single-sign-on"],
  "auth/callback/oidc": ["get", "/api/auth/callback/oidc"],
  "me": ["get", "/api/me"],
  "me/sessions": ["get", "/api/me/sessions"],
  "me/sessions/end": ["post", "/api/me/sessions/end"],
  "me/password": ["post", "/api/me/password"],
  "me/two-step": ["post", "/api/me/two-step"],
  "me/two-step/confirm": ["post", "/api/me/two-step/confirm"],
  "me/two-step/end": ["post", "/api/me/two-step/end"],
  "uploads": ["post", "/api/uploads"],
  "docs": ["get", "/api/docs"],
  "docs.css": ["get", "/api/docs.css"],
} as const satisfies Record<keyof Api, readonly [method: string, path: string]>;
