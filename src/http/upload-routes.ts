import { UploadAnswer } from "../app/upload/answers.js";
import { mostUploadBytes, saveUpload } from "../app/upload/uploads.js";
import { ProblemsFound } from "../core/problems-found.js";
import { readBytes } from "./body.js";
import { httpProblems } from "./problems.js";
import type { Route } from "./route.js";

/** Files that a person sends from the browser. Where they lie is ours to say; what they hold is read in the disposable reader. */
export const uploadRoutes: readonly Route[] = [
  {
    method: "post",
    path: "/api/uploads",
    title: "Send a file to look at",
    says: "Takes one file of at most 50 MB, as the body (with ?name=orders.csv) or as the field `file` of a form. It waits for a day: `look` says what is in it, `add` makes it a source.",
    tag: "sources",
    door: "write",
    gives: UploadAnswer,
    fails: { 413: "The file is larger than 50 MB: put it into the workspace's folder and run `kept add` there." },
    handle: async (c, { service }) => {
      const sent = await sentFile(c.req.raw, new URL(c.req.url).searchParams.get("name"));
      const { id, name, bytes } = await saveUpload(service.directory, { ...sent, now: new Date() });
      return c.json({ upload: id, name, bytes } satisfies UploadAnswer, 201);
    },
  },
];

/** Beyond the file, a form has its fences. */
const fences = 100_000;

const sentFile = async (request: Request, named: string | null): Promise<{ name: string; content: Uint8Array }> => {
  const type = request.headers.get("content-type") ?? "";
  const isForm = /^multipart\/form-data\b/i.test(type);
  const bytes = await readBytes(request, mostUploadBytes + (isForm ? fences : 0));
  if (!isForm) return { name: named ?? "", content: bytes };
  const form = await new Response(new Blob([bytes as Uint8Array<ArrayBuffer>]), { headers: { "Content-Type": type } })
    .formData()
    .catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File))
    throw new ProblemsFound([
      httpProblems.make("http.body", { says: "the form has no file in its field `file`", write: 'name="file"' }),
    ]);
  return { name: named ?? file.name, content: new Uint8Array(await file.arrayBuffer()) };
};
