import { existsSync } from "node:fs";
import { join } from "node:path";
import { ProblemsFound } from "../../core/problems-found.js";
import type { Context } from "../context.js";
import { type DataFile, lookUp } from "../init/find-data.js";
import { uploadProblems } from "./problems.js";
import { findUpload, isUploadId, type Upload } from "./uploads.js";

/** The file that is asked about, as the workspace will call it; `upload`: it was sent, and is gone once it was added. */
export type FileGiven = { readonly file: DataFile; readonly upload: Upload | null };

/** An upload by its number; for whoever holds the folder, also a file by its path. */
export const fileGiven = async (context: Context, given: string): Promise<FileGiven> => {
  if (context.who.kind === "local" && !isUploadId(given)) {
    const { files, problems } = await lookUp(context.directory, [given], process.env.KEPT_DATA);
    if (files[0] === undefined) throw new ProblemsFound(problems);
    const [file] = files;
    return {
      file: file.copy === "copy" ? { ...file, ...freePath(context.directory, file.written) } : file,
      upload: null,
    };
  }
  if (!isUploadId(given))
    throw new ProblemsFound([
      uploadProblems.make("upload.none", {
        says: "a file on the server's own disk can only be named at its command line",
        write: "POST /api/uploads, and give the number that it answers with",
      }),
    ]);
  const upload = await findUpload(context.directory, given);
  const where = freePath(context.directory, `data/${upload.name}`);
  const file: DataFile = {
    ...where,
    real: upload.path,
    bytes: upload.bytes,
    modifiedAt: context.clock.now(),
    copy: "copy",
  };
  return { file, upload };
};

/** Nothing is written over: orders.csv, else orders-2.csv. */
const freePath = (directory: string, wanted: string): { path: string; written: string } => {
  const [, stem, ending] = /^(.*?)((?:\.[A-Za-z]+){0,2})$/.exec(wanted)!;
  let path = wanted;
  for (let n = 2; existsSync(join(directory, path)); n++) path = `${stem}-${n}${ending}`;
  return { path, written: path };
};
