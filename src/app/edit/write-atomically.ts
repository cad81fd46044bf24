import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The whole new text or the old one, also when the power fails in between: written beside it, brought to disk, then put in its place. */
export const writeAtomically = async (path: string, text: string): Promise<void> => {
  const real = await realpath(path);
  const beside = join(dirname(real), `.${process.pid}-${Date.now()}.kept-new`);
  const { mode } = await stat(real);
  try {
    const file = await open(beside, "wx", mode & 0o777);
    try {
      await file.writeFile(text, "utf8");
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, real);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  const folder = await open(dirname(real), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};
