import { defineConfig } from "vitest/config";
import { skippedReporter } from "./test/skipped-reporter.js";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "examples/**/*.test.ts", "web/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "**/.kept/**"],
    // chDB is a native module with one folder a process: a process for each file, and no more of them than cores.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    // Ten times the usual default, so that a slow machine does not look like a hanging test.
    slowTestThreshold: 3_000,
    reporters: ["default", ...(process.env.GITHUB_ACTIONS ? ["github-actions"] : []), skippedReporter()],
  },
});
