import { startAuthentication } from "@simplewebauthn/browser";
import { Refused } from "../../ask.js";

type Options = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** The browser asks for the passkey; the server looks whether it is one of its own. */
export const signInByPasskey = async (): Promise<void> => {
  const { options, token } = (await posted("/api/auth/passkey/options", {})) as { options: Options; token: string };
  const response = await startAuthentication({ optionsJSON: options });
  await posted("/api/auth/passkey", { token, response });
};

const posted = async (path: string, body: object): Promise<unknown> => {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as { problems?: Refused["problems"] };
  if (response.ok) return answer;
  throw new Refused(response.status, answer.problems ?? [{ code: String(response.status), says: response.statusText }]);
};
