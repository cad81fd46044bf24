const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const plainAscii = /^[\x20-\x7e]*$/;
const colours = /\u001b\[[0-9;]*m/g;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
/** East Asian wide and fullwidth blocks, and pictographs: two columns. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;

const graphemeWidth = (grapheme: string): number => (zeroWidth.test(grapheme) ? 0 : wide.test(grapheme) ? 2 : 1);

/** How many terminal columns a text takes; colour codes take none. */
export const textWidth = (text: string): number => {
  const bare = text.replace(colours, "");
  if (plainAscii.test(bare)) return bare.length;
  let width = 0;
  for (const { segment } of graphemes.segment(bare)) width += graphemeWidth(segment);
  return width;
};

/** Cut to at most `columns`, ending in an ellipsis if something is missing. For text without colour codes. */
export const cutToWidth = (text: string, columns: number): string => {
  if (textWidth(text) <= columns) return text;
  let kept = "";
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += graphemeWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
};

export const padToWidth = (text: string, columns: number, align: "left" | "right"): string => {
  const gap = " ".repeat(Math.max(0, columns - textWidth(text)));
  return align === "left" ? text + gap : gap + text;
};
