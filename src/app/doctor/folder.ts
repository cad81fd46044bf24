import { existsSync } from "node:fs";
import { rm, stat, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderHolder, holdsFolder } from "../../stores/folder-lock.js";
import { attention, type Finding, fine, wrong } from "./finding.js";

const roomNeeded = 50_000_000;
const roomWanted = 1_000_000_000;

/** Whether the folder in which Kept keeps its data can be written, has room, and is not another process's. */
export const folderFindings = async (directory: string, data: string): Promise<readonly Finding[]> => [
  ...(await writableFinding(existsSync(data) ? data : directory)),
  await roomFinding(existsSync(data) ? data : directory),
  holderFinding(join(data, "facts")),
];

const writableFinding = async (folder: string): Promise<readonly Finding[]> => {
  const probe = join(folder, `.kept-doctor-${process.pid}`);
  try {
    await writeFile(probe, "here");
    const behind = Date.now() - (await stat(probe)).mtimeMs;
    const clock =
      Math.abs(behind) > 60_000
        ? attention(
            "clock",
            `the disk's clock is ${Math.round(Math.abs(behind) / 1000)} s ${behind > 0 ? "behind" : "ahead of"} this computer's`,
            "set both by NTP: what is late depends on it",
          )
        : fine("clock", `${new Date().toISOString()}, and the disk agrees`);
    return [fine("folder", `${folder} can be written`), clock];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EDQUOT")
      return [wrong("folder", `the disk of ${folder} is full`, "make room on it")];
    return [
      wrong(
        "folder",
        `${folder} cannot be written (${code ?? "unknown"})`,
        "make it writable for this user, or copy the workspace to where it is",
      ),
    ];
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
};

const roomFinding = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(folder);
  const left = bavail * bsize;
  const says = `${left >= 1e9 ? `${(left / 1e9).toFixed(1)} GB` : `${Math.round(left / 1e6)} MB`} are free`;
  if (left < roomNeeded) return wrong("disk", says, "make room: an import needs about twice the size of its files");
  return left < roomWanted ? attention("disk", says, "make room before a large import") : fine("disk", says);
};

const holderFinding = (facts: string): Finding => {
  const holder = folderHolder(facts);
  if (!holder || holder.pid === process.pid || !holdsFolder(holder, facts))
    return fine("lock", "no other process holds the data");
  return attention(
    "lock",
    `process ${holder.pid}${holder.command ? ` (${holder.command})` : ""} holds the data, so they were not looked at`,
    "wait for it, or end it, then run kept doctor again",
  );
};
