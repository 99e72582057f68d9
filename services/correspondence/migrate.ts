import process from 'node:process'
import { migrateSchema } from '@gwirio/database'
import { readAdminDatabaseUrl, runCommand } from '@gwirio/service-kit'
import { schema } from './src/store/schema.ts'

await runCommand({
  process,
  name: 'correspondence migrate',
  run: () => migrateSchema({ adminUrl: readAdminDatabaseUrl(process.env), ...schema }),
})
