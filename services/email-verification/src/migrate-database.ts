import path from 'node:path'
import { migrateSchema } from '@gwirio/database'
import { queues } from './jobs/queues.ts'

export const schema = 'email_verification'
export const role = 'gwirio_email_verification'

/** Brings the service's schema and its queues to their latest form; `adminUrl` connects who owns them. */
export async function migrateDatabase(adminUrl: string): Promise<void> {
  const folder = path.join(import.meta.dirname, '../migrations')
  await migrateSchema({ adminUrl, schema, role, folder, jobQueues: queues })
}
