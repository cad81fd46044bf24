import { FileFault } from "../file-fault.js";
import type { LookRequest } from "../reader/protocol.js";
import type { RecordFile } from "../reader/record-file.js";

export const xlsxRecords = async (_request: LookRequest, _out: { file: RecordFile; notes: string[]; onBytes: (n: number) => void }): Promise<string[]> => {
  throw new FileFault("file.refused", "Excel files are not read yet");
};
