import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { ask, type Takes } from "../../ask.js";

/** The browser asks for the passkey; the server looks whether it is one of its own. */
export const signInByPasskey = async (): Promise<void> => {
  const optionsJSON = (await ask("auth/passkey", {})) as never;
  const response = await startAuthentication({ optionsJSON });
  await ask("auth/passkey/sign-in", { response } as unknown as Takes<"auth/passkey/sign-in">);
};

/** A new passkey for whoever is signed in. */
export const addPasskey = async (name: string): Promise<void> => {
  const optionsJSON = (await ask("me/passkeys/begin", {})) as never;
  const response = await startRegistration({ optionsJSON });
  await ask("post me/passkeys", { name, response } as never);
};
