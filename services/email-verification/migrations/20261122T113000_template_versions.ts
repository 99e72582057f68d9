import { createTemplateVersions, dropTemplateVersions } from '@gwirio/messages/publishing'
import type { Kysely } from 'kysely'
import { schema } from '../src/store/schema.ts'

export async function up(db: Kysely<unknown>) {
  await createTemplateVersions(db, schema.role)
}

export async function down(db: Kysely<unknown>) {
  await dropTemplateVersions(db)
}
