import { absenceSql } from "./absence/absence.sql.js";
import { consistencySql } from "./consistency/consistency.sql.js";
import { deadlineSql } from "./deadline/deadline.sql.js";
import { durationSql } from "./duration/duration.sql.js";
import { effortSql } from "./effort/effort.sql.js";
import { outcomeSql } from "./outcome/outcome.sql.js";
import { scoreSql } from "./score/score.sql.js";

/** Every kind that is judged from interactions; `measure` brings SQL of its own. */
export const kindsSql = {
  duration: durationSql,
  deadline: deadlineSql,
  outcome: outcomeSql,
  score: scoreSql,
  absence: absenceSql,
  effort: effortSql,
  consistency: consistencySql,
};
