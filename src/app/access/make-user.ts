import { z } from "zod";
import type { Access } from "./access.js";
import { accessRefused } from "./access-refused.js";
import { shortestPassword } from "./sign-in-service.js";

export const Name = z.string().trim().min(1).max(100);
export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());
export const Password = z.string().min(shortestPassword).max(200);

export type NewUser = { readonly name: string; readonly email: string; readonly password: string };

/** A user with a password. Who vouches for the e-mail is whoever handed out the link that led here. */
export const makeUser = async ({ signIn, state }: Access, { name, email, password }: NewUser): Promise<string> => {
  const { internalAdapter, password: passwords } = await signIn.$context;
  const known = await state.db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirst();
  if (known !== undefined) throw accessRefused("access.known", "there is an account with this e-mail already");
  const hash = await passwords.hash(password);
  const user = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: "email" });
  await internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password: hash });
  return user.id;
};
