import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's connection to the one server of this test run. */
    postgresAdminUrl: string
  }
}

/** One PostgreSQL for the whole test run. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export
export default async function setup(project: TestProject) {
  const server = await startPostgres()
  project.provide('postgresAdminUrl', server.adminUrl)
  return () => server[Symbol.asyncDispose]()
}
