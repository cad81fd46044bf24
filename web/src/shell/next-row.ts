/** Rows that keys walk through are marked `data-row`, on the link or button that opens them. */
export const nextRow = (by: 1 | -1): void => {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]!.focus();
};
