import { Refused } from "../../ask.js";

/** A wrong password or code is said in the form; it is no session that ended. */
export const quietly =
  <T>(asked: () => Promise<T>) =>
  (): Promise<T> =>
    asked().catch((error: unknown) => {
      throw error instanceof Refused && error.status === 401 ? new Refused(400, error.problems) : error;
    });
