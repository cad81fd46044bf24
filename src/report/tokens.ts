/** The colours of every screen, light and dark (UI.md 2, with their contrast on paper). Blue is kept, vermilion is broken, all else is ink. */
export const tokens = {
  paper: ["#FAF8F4", "#161513"],
  surface: ["#FFFFFF", "#1F1D1A"],
  sunken: ["#F1EDE5", "#100F0E"],
  line: ["#E2DCD0", "#36332D"],
  lineStrong: ["#857E71", "#837D71"],
  ink: ["#1C1A17", "#F2EFE9"],
  ink2: ["#554F46", "#C0BAAE"],
  ink3: ["#6C665B", "#9F998D"],
  kept: ["#12709B", "#74C7F2"],
  keptSoft: ["#E1EEF4", "#17384A"],
  broken: ["#BD300D", "#F8734E"],
  brokenSoft: ["#FAE3DB", "#4A2014"],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

const kebab = (name: string): string => name.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`);

/** As custom properties that follow the reader's scheme: `--ink-2:light-dark(...)`. */
export const tokensCss = (): string =>
  Object.entries(tokens)
    .map(([name, [light, dark]]) => `--${kebab(name)}:light-dark(${light},${dark})`)
    .join(";");
