import { defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['{packages,services}/*/tests/peers/*.peers.ts'],
    globalSetup: ['packages/testing/src/vitest-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 40_000 } },
    fileParallelism: false,
  },
})
