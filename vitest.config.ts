import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/{unit,contract,infra,e2e}/**/*.test.ts'], testTimeout: 20_000 },
});
