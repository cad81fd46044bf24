import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gzipAssets } from "./gzip-assets.js";
import { themeSheet } from "./theme-sheet.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.KEPT_DEV_SERVER ?? "http://127.0.0.1:4747";

export default defineConfig({
  root: here("."),
  plugins: [react(), themeSheet(), gzipAssets()],
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    // These know light-dark() and nesting, so that both are left as they are.
    target: ["chrome123", "firefox120", "safari17.5"],
    // A data: address would be refused by the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    manifest: "manifest.json",
  },
  server: { port: 4748, proxy: { "/api": server, "/healthz": server, "/our-promises": server } },
});
