import { solid } from "../tokens.js";

/** What a figure is drawn with: a canvas cannot read custom properties, nor a hatched background. */
export type Ink = ReturnType<typeof solid> & { readonly hatch: HTMLCanvasElement; readonly sans: string };

export const inkOf = (scheme: "light" | "dark"): Ink => {
  const colours = solid(scheme);
  return {
    ...colours,
    hatch: hatched(colours.ink3),
    sans: getComputedStyle(document.documentElement).getPropertyValue("--sans"),
  };
};

/** 45 degrees, 1.25 px, every 5 px, as a tile that repeats. */
const hatched = (colour: string): HTMLCanvasElement => {
  const tile = document.createElement("canvas");
  tile.width = 7;
  tile.height = 7;
  const brush = tile.getContext("2d");
  if (brush === null) return tile;
  brush.strokeStyle = colour;
  brush.lineWidth = 1.25;
  for (const shift of [-7, 0, 7]) {
    brush.beginPath();
    brush.moveTo(shift, 7);
    brush.lineTo(shift + 7, 0);
    brush.stroke();
  }
  return tile;
};
