import { isDeepStrictEqual } from "node:util";
import { importedOnce } from "./check.js";
import type { Measured } from "./main.js";
import { addFile, copyOf, type Data, kept } from "./prepare.js";

/** `kept check` after 10,000 interactions were added to a checked workspace, beside the full check of the same data. */
export const benchLater = async (data: Data): Promise<readonly Measured[]> => {
  const imported = await importedOnce(data);
  const withLater = async (name: string) => {
    const folder = copyOf(imported, name);
    if (name === "checked") await kept(folder, "check");
    addFile(folder, data.later);
    await kept(folder, "import");
    return kept(folder, "check", "--format", "json");
  };
  const again = await withLater("checked");
  const full = await withLater("full");
  const same = isDeepStrictEqual(JSON.parse(again.out), JSON.parse(full.out));
  return [
    {
      what: "check after 10,000 more",
      size: data.size,
      kept: `${again.seconds.toFixed(2)} s`,
      peer: `${full.seconds.toFixed(2)} s`,
      ratio: (again.seconds / full.seconds).toFixed(2),
      cpuRatio: (again.cpu / full.cpu).toFixed(2),
      atMost: "0.15",
      peakMb: again.peakMb.toFixed(0),
      note: `full check, ${same ? "same answer" : "DIFFERENT ANSWER"}`,
    },
  ];
};
