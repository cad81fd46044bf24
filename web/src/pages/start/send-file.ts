import { type Gives, Refused } from "../../ask.js";
import { t } from "../../words.js";

const mostBytes = 50 * 1024 * 1024;

/** Sends one file as it is; what is too large is refused before it is sent. */
export const sendFile = async (file: File): Promise<Gives<"uploads">> => {
  if (file.size > mostBytes) throw new Refused(413, [{ code: "http.too-large", says: t("start.tooLarge") }]);
  const response = await fetch(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/octet-stream" },
    body: file,
  }).catch((error: Error) => {
    throw new Refused(0, [{ code: "unreachable", says: error.message }]);
  });
  const answer = (await response.json().catch(() => ({}))) as Gives<"uploads"> & { problems?: Refused["problems"] };
  if (!response.ok)
    throw new Refused(
      response.status,
      answer.problems ?? [{ code: String(response.status), says: response.statusText }],
    );
  return answer;
};
