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
    Modal: { defaultProps: { radius: 6, lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});

/** Over what Mantine would make of the theme. */
export const themeVariables: Readonly<Record<string, string>> = {
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
