import { createTemplateVersions, dropTemplateVersions } from '@gwirio/messages/publishing'
import type { Kysely } from 'kysely'
import { schema } from '../src/store/schema.ts'

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTemplateVersions(db, schema.role)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropTemplateVersions(db)
}
