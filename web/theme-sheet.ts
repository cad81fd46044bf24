import { DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from "@mantine/core";
import type { Plugin } from "vite";
import { theme, themeVariables } from "./src/theme.js";
import { tokensSheet } from "./src/tokens.js";

const name = "virtual:theme.css";

/** Colours of Mantine's palettes but ours: nothing here may use them. */
const palette = /^--mantine-color-(red|pink|grape|violet|indigo|blue|cyan|green|lime|yellow|orange|teal)-/;

/**
 * Tokens and Mantine's variables as one sheet, made when it is built: a `<style>` at run time would need `unsafe-inline`,
 * which the Content-Security-Policy does not give.
 */
export const themeSheet = (): Plugin => ({
  name: "kept-theme-sheet",
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? sheet() : null),
});

const sheet = (): string => {
  const { variables, light } = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme));
  const all = Object.entries({ ...variables, ...light, ...themeVariables }).filter(([key]) => !palette.test(key));
  return `${tokensSheet}\n:root{${all.map(([key, value]) => `${key}:${value}`).join(";")}}`;
};
