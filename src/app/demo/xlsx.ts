import { crc32, deflateRawSync } from "node:zlib";

/** What a cell may hold. `date` and `time` are Excel's serial days, shown as a date, or as a date with its time. */
export type Cell = string | number | null | { readonly date: number } | { readonly time: number };

/** Days since 30 December 1899, which is how Excel counts from 1 March 1900 on. */
export const excelSerial = (day: string, seconds: number): number =>
  Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569 + seconds / 86_400;

/** A workbook of one sheet, as small as the format allows (ECMA-376): five parts, texts in the cells. */
export const xlsx = (sheet: string, rows: readonly (readonly Cell[])[]): Uint8Array => {
  const body = rows.map(
    (row, r) =>
      `<row r="${r + 1}">${row.map((cell, c) => cellXml(cell, `${String.fromCharCode(65 + c)}${r + 1}`)).join("")}</row>`,
  );
  return zip([
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${["workbook:sheet.main", "worksheets/sheet1:worksheet", "styles:styles"].map(contentType).join("")}</Types>`,
    ],
    ["_rels/.rels", relations([["rId1", "officeDocument", "xl/workbook.xml"]])],
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relations([
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "styles", "styles.xml"],
      ]),
    ],
    [
      "xl/styles.xml",
      `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ],
    [
      "xl/worksheets/sheet1.xml",
      `${head}<worksheet xmlns="${main}"><sheetData>${body.join("")}</sheetData></worksheet>`,
    ],
  ]);
};

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const contentType = (part: string): string => {
  const [path, kind] = part.split(":");
  return `<Override PartName="/xl/${path}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
};

const relations = (links: readonly (readonly [string, string, string])[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`).join("")}</Relationships>`;

const cellXml = (cell: Cell, at: string): string => {
  if (cell === null) return "";
  if (typeof cell === "string") return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
  return "date" in cell ? `<c r="${at}" s="1"><v>${cell.date}</v></c>` : `<c r="${at}" s="2"><v>${cell.time}</v></c>`;
};

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A zip archive (APPNOTE 6.3), deflated, dated 1980-01-01 so that the same rows give the same bytes. */
const zip = (parts: readonly (readonly [string, string])[]): Uint8Array => {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const [data, path] = [Buffer.from(text), Buffer.from(name)];
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    [20, 0x0800, 8, 0, 0x21].forEach((value, i) => void common.writeUInt16LE(value, i * 2));
    [crc32(data), packed.length, data.length].forEach((value, i) => void common.writeUInt32LE(value, 10 + i * 4));
    common.writeUInt16LE(path.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    local.push(Buffer.from("PK\x03\x04", "latin1"), common, path, packed);
    central.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), common, tail, path);
    offset += 30 + path.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
};
