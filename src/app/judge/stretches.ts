import { p, type Sql, sql } from "../../core/sql.js";
import { type Stretch, stretchesIn } from "../../promises/business-time.js";
import { typesOf } from "../../promises/commitments.sql.js";
import type { Judging } from "../../promises/judged.sql.js";
import type { PromiseDefinition } from "../../promises/model.js";
import type { Facts } from "../../stores/facts.js";

/** When anything happened that bears on the promise: where its calendar is written out. A promise without one needs none. */
export const stretchesOf = async (
  facts: Facts,
  definition: PromiseDefinition,
  interactions: Sql,
): Promise<readonly Stretch[]> =>
  definition.calendar === null
    ? []
    : stretchesIn(
        await daysOf(
          facts,
          sql`SELECT DISTINCT toInt32(toDate32(at)) AS day FROM ${interactions} WHERE type IN ${p.texts(typesOf(definition))}`,
        ),
      );

/** When the commitments were made, and the day as of which they are judged: the ends of how long each has lasted. */
export const stretchesJudged = async (
  facts: Facts,
  { definition, judging }: { readonly definition: PromiseDefinition; readonly judging: Judging },
): Promise<readonly Stretch[]> =>
  definition.calendar === null
    ? []
    : stretchesIn([
        Math.floor(judging.asOf.getTime() / 86_400_000),
        ...(await daysOf(
          facts,
          sql`SELECT DISTINCT toInt32(toDate32(made_at)) AS day FROM ${judging.commitments} WHERE promise = ${p.text(judging.promise)}`,
        )),
      ]);

const daysOf = async (facts: Facts, question: Sql): Promise<number[]> =>
  (await facts.query(question)).map((row) => Number(row.day));
