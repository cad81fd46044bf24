import type { TallyDay } from "./tally.js";

const square = 8;
const pitch = square + 2;
const highest = 16;

/** In viewBox units. `abreast`: squares side by side. */
export type Room = { readonly width: number; readonly abreast: number };

/** How many people one square is: one, until a day would be more than 16 squares high. */
export const squaresEach = (days: readonly TallyDay[], abreast: number): number => {
  const most = Math.max(...days.map((one) => one.letDown ?? 1));
  return [1, 10, 100, 1_000, 10_000].find((size) => Math.ceil(most / size / abreast) <= highest) ?? 100_000;
};

/** Where everything lies. The last square of a day is as high as what is left of it. */
export const tallyDrawing = (days: readonly TallyDay[], { width, abreast, each }: Room & { readonly each: number }) => {
  const slot = width / days.length;
  const between = Math.min(9, slot * 0.24);
  const scale = Math.min(1.4, Math.max(0.2, (slot - between) / (abreast * pitch - 2)));
  const [size, step] = [square * scale, pitch * scale];
  const squaresOf = (one: TallyDay) => (one.letDown ?? 1) / (one.letDown === null ? 1 : each);
  const rows = Math.max(1, ...days.map((one) => Math.ceil(Math.ceil(squaresOf(one)) / abreast)));
  const base = rows * step;
  return {
    height: Math.ceil(base + 10),
    columns: days.map((day, i) => {
      const x = i * slot;
      const n = squaresOf(day);
      const squares = Array.from({ length: Math.ceil(n - 1e-9) }, (_, k) => {
        const high = size * Math.min(1, n - k);
        const left = x + (k % abreast) * step;
        const bottom = base - Math.floor(k / abreast) * step;
        return `M${left.toFixed(1)} ${bottom.toFixed(1)}h${size.toFixed(1)}v${(-high).toFixed(1)}h${(-size).toFixed(1)}z`;
      }).join("");
      return { day, x, width: slot, squares, foot: { x, y: base + 3, width: slot - 3, height: 6 } };
    }),
  };
};
