import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the workbench (src/web) into dist/web; in development its calls go to a server on port 8080. */
const config = defineConfig({
  root: "src/web",
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // Data addresses in the style sheet would need a wider content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": "http://localhost:8080" } },
});

export default config;
