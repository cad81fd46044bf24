import { entry } from "./entry.js";

/** Who will see a change of a promise. */
export const editWords = {
  "edit.nowPublic": entry(
    (_: object) =>
      "Everybody will see it on the public page, whatever its verdict; taken away again it stays listed as withdrawn.",
    {},
  ),
  "edit.public": entry((_: object) => "Everybody will see the change on the public page.", {}),
  "edit.withdrawn": entry((_: object) => "The public page will list it as withdrawn, with its last verdict.", {}),
  "edit.printed": entry(
    (p: { places: string }) => `Customers read it on ${p.places}: what is printed there, somebody has to change.`,
    { places: "menu boards and the app" },
  ),
  "edit.inside": entry(
    (p: { owner: string | null }) =>
      p.owner === null
        ? "Everybody who can sign in will see it; nobody owns it yet."
        : `${p.owner} and everybody who can sign in will see it.`,
    { owner: "Kitchen · Amara" },
    { owner: null },
  ),
} as const;
