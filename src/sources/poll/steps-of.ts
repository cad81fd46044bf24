import type { PollFrom } from "../model.js";
import { pollFolder } from "./poll-folder.js";
import { pollHttp } from "./poll-http.js";
import { pollImap } from "./poll-imap.js";
import { pollS3 } from "./poll-s3.js";
import { pollSql } from "./poll-sql.js";
import type { PollGiven, Step } from "./step.js";

/** What there is to fetch, portion by portion. What goes wrong is thrown as a `PollFault`. */
export const stepsOf = (from: PollFrom, given: PollGiven): AsyncGenerator<Step> => {
  switch (from.kind) {
    case "sql":
      return pollSql(from, given);
    case "http":
      return pollHttp(from, given);
    case "imap":
      return pollImap(from, given);
    case "s3":
      return pollS3(from, given);
    case "folder":
      return pollFolder(from, given);
  }
};
