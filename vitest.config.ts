import { configDefaults, defineConfig } from 'vitest/config'

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['{packages,services,infra}/**/*.test.ts'],
    // The copies that mutation testing changes
    exclude: [...configDefaults.exclude, '**/.stryker-tmp/**'],
    globalSetup: ['packages/testing/src/vitest-postgres.ts'],
    // A test waits for others half of its time: for the database, for mail servers
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What comes by itself comes late on a busy machine
    expect: { poll: { timeout: 40_000 } },
  },
})
