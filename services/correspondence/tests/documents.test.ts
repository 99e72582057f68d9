import { readFile } from 'node:fs/promises'
import { dumpSchema } from '@gwirio/database'
import { goBackAndForth } from '@gwirio/database/testing'
import { describeSettings } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { settings } from '../src/config.ts'
import { schema } from '../src/store/schema.ts'
import { createDatabase } from './database.ts'

describe('what is written down', () => {
  it('names the schema as the migrations make it (vitest -u writes schema.sql anew)', async () => {
    await using database = await createDatabase()
    const dump = await dumpSchema({ adminUrl: database.adminUrl, schema: schema.schema })
    await expect(dump).toMatchFileSnapshot('../schema.sql')
    const keys = dump.match(/PRIMARY KEY \(\w+/g) ?? []
    // What is published, and what domains demand, belongs to no case: docs/decisions/0015-published-wordings.md
    expect(keys.filter((key) => key !== 'PRIMARY KEY (case_id')).toEqual([
      'PRIMARY KEY (client_id',
      'PRIMARY KEY (mail_id',
      'PRIMARY KEY (domain_index',
      'PRIMARY KEY (template',
      'PRIMARY KEY (webhook_id',
    ])
  })

  it('has migrations that can be taken back, and made again', async () => {
    await using database = await createDatabase()
    const { adminUrl } = database
    const { before, taken, made } = await goBackAndForth({ ...schema, adminUrl })
    expect(taken.trim()).toBe('')
    expect(made).toBe(before)
  })

  it('names every setting in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
    expect(readme).toContain(describeSettings(settings))
  })
})
