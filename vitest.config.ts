import { defineConfig } from "vitest/config";

const everywhere = ["src/**/*.test.ts", "evaluations/**/*.test.ts", "tools/**/*.test.ts", "demo/**/*.test.ts"];
const browser = ["**/*.browser.test.ts"];

/* Two projects: "unit" is everything that needs no browser, "browser" drives Chromium: vitest run --project browser. */
export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    globalSetup: ["tools/database-setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: everywhere, exclude: [...browser, "**/node_modules/**", "dist/**", "var/**"] },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: browser,
          exclude: ["**/node_modules/**", "dist/**", "var/**"],
          globalSetup: ["tools/browser-setup.ts"],
          fileParallelism: false,
          // A loaded machine may be late once; a fault of ours fails every time.
          retry: 2,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
