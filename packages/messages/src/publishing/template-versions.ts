import type { TemplateWording } from '@gwirio/contracts'
import { jsonb } from '@gwirio/database'
import { type Kysely, sql, type Transaction } from 'kysely'
import { type Template, versionOfTemplate } from '../template.ts'
import {
  type TemplateDefinition,
  type TemplateName,
  templates,
  templatesOfKind,
} from '../templates.ts'

/** The wording of a template as it stands: the newest that was published, else as it was delivered. */
export interface CurrentTemplate extends Template {
  /** Evidence names it. */
  readonly version: string
  /** How often the template was published. */
  readonly number: number
  readonly publishedAt: Date | null
  readonly publishedBy: string | null
  /** Sealed. */
  readonly publisherName: Buffer | null
}

/** The wording that is sent now. */
export async function findTemplate<DB>(
  db: Kysely<DB>,
  name: TemplateName,
): Promise<CurrentTemplate> {
  const { rows } = await sql<CurrentTemplate>`
    select cy, en, version, number, published_at, published_by, publisher_name
    from template_version where template = ${name} order by number desc limit 1`.execute(db)
  return rows[0] ?? asDelivered(name)
}

const mostWordings = 100

/** What messages of a kind say or said, in each language: as delivered, and the newest that were published. */
export async function listWordings<DB>(
  db: Kysely<DB>,
  kind: TemplateDefinition['kind'],
): Promise<TemplateWording[]> {
  const names = templatesOfKind(kind)
  const { rows } = await sql<Template>`
    select cy, en from template_version where template = any(${names})
    order by published_at desc limit ${mostWordings}`.execute(db)
  return [...names.map((name) => templates[name]), ...rows].flatMap(({ cy, en }) => [cy, en])
}

/**
 * Adds a wording as the newest.
 *
 * @returns false when somebody else has published since `after` was read
 */
export async function addTemplateVersion<DB>(
  tx: Transaction<DB>,
  name: TemplateName,
  added: Template & {
    after: CurrentTemplate
    publishedAt: Date
    publishedBy: string
    publisherName: Buffer | null
  },
): Promise<boolean> {
  const { cy, en, after, publishedAt, publishedBy, publisherName } = added
  const { rows } = await sql`
    insert into template_version (template, number, version, cy, en, published_at, published_by, publisher_name)
    values (${name}, ${after.number + 1}, ${versionOfTemplate(added)}, ${jsonb(cy)}, ${jsonb(en)},
      ${publishedAt}, ${publishedBy}, ${publisherName})
    on conflict do nothing returning number`.execute(tx)
  return rows.length === 1
}

function asDelivered(name: TemplateName): CurrentTemplate {
  const { cy, en } = templates[name]
  const version = versionOfTemplate(templates[name])
  return { cy, en, version, number: 0, publishedAt: null, publishedBy: null, publisherName: null }
}
