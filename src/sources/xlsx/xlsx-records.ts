import { FileFault } from "../file-fault.js";
import { readXml } from "../limited-xml.js";
import { columnNames } from "../reader/column-names.js";
import type { LookRequest } from "../reader/protocol.js";
import type { RecordFile } from "../reader/record-file.js";
import { numberText, type Shown, shownAs } from "./excel-number.js";
import { openZip, type Zip } from "./zip.js";

/** Shared texts are held in memory: so many characters at most. */
const sharedLimit = 200_000_000;

type Out = { readonly file: RecordFile; readonly notes: string[]; readonly onBytes: (n: number) => void };

/** Rows of one sheet as records, streamed; the line is the sheet's row number. Returns the columns' names. */
export const xlsxRecords = async (request: LookRequest, out: Out): Promise<string[]> => {
  const zip = await openZip(request.path, request.limits);
  try {
    if (!zip.names.includes("xl/workbook.xml"))
      throw new FileFault("file.format", "it is a zip, but no Excel workbook", "unpack it first");
    const book = await workbook(zip, request.read.sheet);
    if (request.read.sheet === null && book.sheets.length > 1)
      out.notes.push(`the sheet ${book.sheet} of ${book.sheets.length} is read`);
    const shared = await sharedTexts(zip);
    const formats = await numberFormats(zip);
    return await rows({ bytes: zip.bytes(book.path), shared, formats, epoch: book.epoch }, request, out);
  } finally {
    await zip.close();
  }
};

const local = (name: string) => name.slice(name.indexOf(":") + 1);

const workbook = async (zip: Zip, wanted: string | null) => {
  const sheets: { name: string; id: string }[] = [];
  let epoch: 1900 | 1904 = 1900;
  await readXml(zip.bytes("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (local(name) === "sheet")
        sheets.push({
          name: attributes.name ?? "",
          id: attributes["r:id"] ?? Object.entries(attributes).find(([key]) => local(key) === "id")?.[1] ?? "",
        });
      if (local(name) === "workbookPr" && /^(1|true)$/.test(attributes.date1904 ?? "")) epoch = 1904;
    },
    close: () => {},
  });
  const targets = new Map<string, string>();
  await readXml(zip.bytes("xl/_rels/workbook.xml.rels"), {
    open: (name, attributes) => {
      if (local(name) === "Relationship") targets.set(attributes.Id ?? "", attributes.Target ?? "");
    },
    close: () => {},
  });
  const sheet = wanted === null ? sheets[0] : sheets.find(({ name }) => name === wanted);
  if (!sheet)
    throw new FileFault(
      "file.sheet",
      wanted === null ? "it has no sheets" : `it has no sheet \`${wanted}\``,
      `sheet: ${sheets[0]?.name ?? ""}`,
    );
  const target = targets.get(sheet.id) ?? "";
  const path = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  return { path, epoch, sheet: sheet.name, sheets };
};

const sharedTexts = async (zip: Zip): Promise<string[]> => {
  const texts: string[] = [];
  if (!zip.names.includes("xl/sharedStrings.xml")) return texts;
  let current = "";
  let inText = 0;
  let phonetic = 0;
  let held = 0;
  await readXml(zip.bytes("xl/sharedStrings.xml"), {
    open: (name) => {
      const tag = local(name);
      if (tag === "si") current = "";
      else if (tag === "t") inText++;
      else if (tag === "rPh") phonetic++;
    },
    text: (text) => {
      if (inText > 0 && phonetic === 0) current += text;
    },
    close: (name) => {
      const tag = local(name);
      if (tag === "t") inText--;
      else if (tag === "rPh") phonetic--;
      else if (tag === "si") {
        held += current.length + 16;
        if (held > sharedLimit)
          throw new FileFault("file.too-large", "its texts are more than 200 MB", "export it as CSV");
        texts.push(current);
      }
    },
  });
  return texts;
};

/** What each cell style says about numbers. */
const numberFormats = async (zip: Zip): Promise<Shown[]> => {
  const codes = new Map<number, string>();
  const shown: Shown[] = [];
  if (!zip.names.includes("xl/styles.xml")) return shown;
  let inCells = false;
  await readXml(zip.bytes("xl/styles.xml"), {
    open: (name, attributes) => {
      const tag = local(name);
      if (tag === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (tag === "cellXfs") inCells = true;
      else if (tag === "xf" && inCells)
        shown.push(shownAs(Number(attributes.numFmtId ?? 0), codes.get(Number(attributes.numFmtId))));
    },
    close: (name) => {
      if (local(name) === "cellXfs") inCells = false;
    },
  });
  return shown;
};

type Sheet = {
  readonly bytes: AsyncGenerator<Buffer>;
  readonly shared: readonly string[];
  readonly formats: readonly Shown[];
  readonly epoch: 1900 | 1904;
};

const rows = async (sheet: Sheet, request: LookRequest, out: Out): Promise<string[]> => {
  const { limits, read } = request;
  let names: string[] | null = null;
  let number = 0;
  let fields: string[] = [];
  let place = -1;
  let type = "";
  let style = 0;
  let value = "";
  let inValue = false;
  const finishRow = () => {
    while (fields.length > 0 && !fields.at(-1)) fields.pop();
    if (fields.length === 0 || number <= read.skipLines) return;
    const full = Array.from(fields, (field) => field ?? "");
    if (names === null) {
      names = read.header ? columnNames(full, out.notes) : full.map((_, i) => `c${i + 1}`);
      if (read.header) return;
    }
    // A cell beyond the header has no name of its own.
    for (let i = names.length; i < full.length; i++) names.push(`c${i + 1}`);
    out.file.write(number, full);
  };
  await readXml(sheet.bytes, {
    open: (name, attributes) => {
      const tag = local(name);
      if (tag === "row") {
        number = Number(attributes.r) || number + 1;
        fields = [];
        place = -1;
      } else if (tag === "c") {
        place = attributes.r ? columnOf(attributes.r) : place + 1;
        if (place >= limits.columns)
          throw new FileFault("file.too-large", `it has more than ${limits.columns.toLocaleString("en")} columns`);
        type = attributes.t ?? "n";
        style = Number(attributes.s ?? 0);
        value = "";
      } else if (tag === "v" || tag === "t") inValue = true;
    },
    text: (text) => {
      if (inValue) value += text;
    },
    close: (name) => {
      const tag = local(name);
      if (tag === "v" || tag === "t") inValue = false;
      else if (tag === "c")
        fields[place] = cellText({ type, value, shown: sheet.formats[style] ?? { as: "number" } }, sheet);
      else if (tag === "row") finishRow();
    },
    piece: async (seen) => {
      out.onBytes(seen);
      await out.file.flush();
    },
  });
  if (names === null) throw new FileFault("file.empty", "its sheet is empty");
  return names;
};

const cellText = (cell: { type: string; value: string; shown: Shown }, sheet: Sheet): string => {
  if (cell.type === "s") return sheet.shared[Number(cell.value)] ?? "";
  if (cell.type === "b") return cell.value === "1" ? "true" : "false";
  // #N/A and the like: there is no value.
  if (cell.type === "e") return "";
  if (cell.type === "d") return cell.value.replace("T", " ");
  return cell.type === "n" ? numberText(cell.value, cell.shown, sheet.epoch) : cell.value;
};

/** `C5` is the third column: 2. */
const columnOf = (reference: string): number => {
  let n = 0;
  for (const letter of reference.toUpperCase()) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    n = n * 26 + code;
  }
  return n - 1;
};
