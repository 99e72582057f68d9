import { migrateSchema } from '@gwirio/database'

/** Brings the schema `identity_check` to its latest migration; the role must exist. */
export async function migrateDatabase(adminUrl: string): Promise<void> {
  await migrateSchema({
    adminUrl,
    schema: 'identity_check',
    role: 'gwirio_identity_check',
    folder: `${import.meta.dirname}/../migrations`,
  })
}
