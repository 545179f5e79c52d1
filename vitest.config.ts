import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tools/**/*.test.ts", "test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    globalSetup: ["test/database/global-setup.ts"],
    reporters: ["default"],
    // Laws go through thousands of cases: on a busy machine that takes longer than a mistake would.
    testTimeout: 30_000,
  },
});
