import { migrateSchema, prepareRoles } from '@gwirio/database'

/**
 * Makes the schema `audit` or brings it to its latest migration. Its tables belong to the admin; the services' roles may
 * add rows, and neither read, change nor delete them.
 */
export async function migrateAudit({ adminUrl }: { adminUrl: string }): Promise<void> {
  await prepareRoles({ adminUrl, roles: [] })
  await migrateSchema({ adminUrl, schema: 'audit', folder: `${import.meta.dirname}/../migrations` })
}
