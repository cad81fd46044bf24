import { createTheme, type MantineColorsTuple } from "@mantine/core";

const ten = (colour: string): MantineColorsTuple => Array.from({ length: 10 }, () => colour) as never;

/** Ink on paper: blue and vermilion are verdicts' alone, so no part of Mantine may use a hue. */
export const theme = createTheme({
  primaryColor: "ink",
  primaryShade: 6,
  colors: { ink: ten("var(--ink)") },
  white: "var(--paper)",
  black: "var(--ink)",
  fontFamily: "var(--sans)",
  fontFamilyMonospace: "var(--mono)",
  headings: { fontFamily: "var(--serif)", fontWeight: "600" },
  defaultRadius: "var(--radius)",
  focusRing: "never",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Popover: { defaultProps: { radius: 6, shadow: "md", transitionProps: { duration: 120 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 120 }, withArrow: false } },
    Modal: { defaultProps: { radius: 6, lockScroll: false, transitionProps: { duration: 120 } } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});

/** Mantine's two palettes without a hue, from lightest to darkest as it uses them, in ours. */
const dark = ["ink", "ink", "ink-2", "ink-3", "line", "line", "surface", "paper", "sunken", "sunken"];
const gray = ["sunken", "sunken", "line", "line", "line-strong", "line-strong", "ink-2", "ink-2", "ink", "ink"];
const palette = (name: string, shades: readonly string[]) =>
  Object.fromEntries(shades.map((shade, i) => [`--mantine-color-${name}-${i}`, `var(--${shade})`]));

/** Over what Mantine would make of the theme. */
export const themeVariables: Readonly<Record<string, string>> = {
  ...palette("dark", dark),
  ...palette("gray", gray),
  "--mantine-color-body": "var(--paper)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-2)",
  "--mantine-color-placeholder": "var(--ink-3)",
  "--mantine-color-anchor": "var(--ink)",
  "--mantine-color-default": "var(--surface)",
  "--mantine-color-default-hover": "var(--sunken)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-error": "var(--ink)",
  "--mantine-color-disabled": "var(--sunken)",
  "--mantine-color-disabled-color": "var(--ink-3)",
  "--mantine-color-disabled-border": "var(--line)",
  "--mantine-primary-color-filled": "var(--ink)",
  "--mantine-primary-color-filled-hover": "var(--ink-2)",
  "--mantine-primary-color-contrast": "var(--paper)",
  "--mantine-primary-color-light": "var(--sunken)",
  "--mantine-primary-color-light-hover": "var(--line)",
  "--mantine-primary-color-light-color": "var(--ink)",
  "--mantine-color-ink-filled": "var(--ink)",
  "--mantine-color-ink-filled-hover": "var(--ink-2)",
  "--mantine-color-ink-light": "var(--sunken)",
  "--mantine-color-ink-light-hover": "var(--line)",
  "--mantine-color-ink-light-color": "var(--ink)",
  "--mantine-color-ink-outline": "var(--ink)",
  "--mantine-color-ink-outline-hover": "var(--sunken)",
  "--mantine-color-ink-text": "var(--ink)",
  "--mantine-color-ink-contrast": "var(--paper)",
};
