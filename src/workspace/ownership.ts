import { may, type Principal } from "./roles.js";

/** Whether a promise or a case of that owner (`team:kitchen`, `person:amara`) is the asker's own or their team's. */
export const theirs = ({ teams }: Principal, owner: string | null): boolean =>
  owner !== null && teams.some((team) => owner === team || owner === `team:${team}`);

/** Front-line members see what their team promises; all others every promise. */
export const maySee = (who: Principal, owner: string | null): boolean => who.role !== "member" || theirs(who, owner);

/** Whether the people behind a number may be opened: an owner's own, a lead's all. */
export const mayOpenPeople = (who: Principal, owner: string | null): boolean =>
  may(who, "people") && (who.role !== "owner" || theirs(who, owner));
