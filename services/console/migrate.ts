import process from 'node:process'
import { migrateSchema } from '@gwirio/database'
import { readSettings, setting } from '@gwirio/service-kit'
import { schema } from './src/store/schema.ts'

const { adminDatabaseUrl } = readSettings(
  {
    adminDatabaseUrl: setting.url({
      description: 'PostgreSQL, as the role that owns the schemas',
      protocols: ['postgres', 'postgresql'],
      secret: true,
    }),
  },
  process.env,
)
await migrateSchema({ adminUrl: adminDatabaseUrl, ...schema })
