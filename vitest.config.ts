import { defineConfig } from "vitest/config";

/** Tests stand beside what they test; without this file vitest would take the web root of vite.config.ts. */
const config = defineConfig({
  test: { include: ["src/**/*.test.ts", "tools/**/*.test.ts", "evaluations/**/*.test.ts", "demo/**/*.test.ts"] },
});

export default config;
