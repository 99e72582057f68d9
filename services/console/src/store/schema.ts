import { join } from 'node:path'

/** What `migrateSchema` makes for the console: only its sessions. */
export const schema = {
  schema: 'console',
  role: 'gwirio_console',
  folder: join(import.meta.dirname, '../../migrations'),
} as const
