import type { ProblemKind } from "../core/problem.js";
import { recordProblems } from "../interactions/problems.js";
import { pollProblems } from "../sources/poll/poll-fault.js";
import { fileProblems } from "../sources/problems.js";
import { eventProblems } from "../sources/receive/problems.js";
import { specProblems } from "../spec/problems.js";
import { storeProblems } from "../stores/problems.js";
import { accessProblems } from "../workspace/problems.js";
import { alertProblems } from "./alerts/problems.js";
import { backupProblems } from "./backup/problems.js";
import { editProblems } from "./edit/problems.js";
import { outgoingProblems } from "./outgoing/problems.js";
import { appProblems } from "./problems.js";
import { receiveProblems } from "./receive/problems.js";
import { serveProblems } from "./serve/problems.js";
import { uploadProblems } from "./upload/problems.js";

/** Every problem code of every room, for `kept help CODE`. */
export const allProblemKinds: Readonly<Record<string, ProblemKind>> = {
  ...specProblems.kinds,
  ...fileProblems.kinds,
  ...pollProblems.kinds,
  ...recordProblems.kinds,
  ...storeProblems.kinds,
  ...appProblems.kinds,
  ...receiveProblems.kinds,
  ...eventProblems.kinds,
  ...backupProblems.kinds,
  ...serveProblems.kinds,
  ...uploadProblems.kinds,
  ...editProblems.kinds,
  ...outgoingProblems.kinds,
  ...alertProblems.kinds,
  ...accessProblems.kinds,
};
