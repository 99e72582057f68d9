import process from 'node:process'
import { readSettings, setting } from '@gwirio/service-kit'
import { migrateDatabase } from './src/migrate-database.ts'

const adminDatabaseUrl = setting.url({
  protocols: ['postgres', 'postgresql'],
  secret: true,
  description: 'The database, as its administrator',
})
const settings = readSettings({ adminDatabaseUrl }, process.env)
await migrateDatabase(settings.adminDatabaseUrl)
