import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { $peil: fileURLToPath(new URL("src", import.meta.url)) } },
  test: {
    include: ["{src,tools,test}/**/*.test.ts", "web/src/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    globalSetup: ["test/database/global-setup.ts"],
    reporters: ["default"],
    // The pages as they were built, loaded as they are when Peil runs.
    server: { deps: { external: [/\/web\/build\//] } },
    // Laws go through thousands of cases: on a busy machine that takes longer than a mistake would.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What comes by itself may take long there as well.
    expect: { poll: { timeout: 30_000 } },
  },
});
