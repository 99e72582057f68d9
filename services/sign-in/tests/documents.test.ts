import { readFile } from 'node:fs/promises'
import { dumpSchema } from '@gwirio/database'
import { goBackAndForth } from '@gwirio/database/testing'
import { describeSettings } from '@gwirio/service-kit'
import { createTestDatabase } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { accountsInput } from '../src/accounts/input.ts'
import { readConfig, settings } from '../src/config.ts'
import { schema } from '../src/store/schema.ts'
import { fieldKeys, prepareSchemas } from './service.ts'

const root = `${import.meta.dirname}/..`
const readme = await readFile(`${root}/README.md`, 'utf8')

it('makes the schema that schema.sql shows, also after going back and forth', async () => {
  await using database = await createTestDatabase({ template: 'sign_in', prepare: prepareSchemas })
  const { adminUrl } = database
  const dump = await dumpSchema({ adminUrl, schema: schema.schema })
  await expect(dump).toMatchFileSnapshot(`${root}/schema.sql`)
  const { before, taken, made } = await goBackAndForth({ ...schema, adminUrl })
  expect(taken.trim()).toBe('')
  expect(made).toBe(before)
})

it('has every setting in the README', () => {
  expect(readme).toContain(describeSettings(settings))
})

it('shows input for the command in the README that the command takes', () => {
  const example = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  expect(accountsInput.safeParse(JSON.parse(example))).toMatchObject({ success: true })
})

it('starts with the required settings alone, and names all that is wrong', () => {
  const env = {
    DATABASE_URL: 'postgres://127.0.0.1/gwirio',
    FIELD_KEYS: fieldKeys,
    INDEX_KEY: Buffer.alloc(32).toString('base64'),
  }
  expect(readConfig(env)).toMatchObject({ port: 3001, issuer: 'http://127.0.0.1:3001' })
  expect(() => readConfig({ ISSUER: 'nowhere' })).toThrow(/DATABASE_URL.*FIELD_KEYS.*INDEX_KEY/s)
  expect(() => readConfig({ ...env, ISSUER: 'https://id.example/sign-in' })).toThrow(
    'ISSUER is not of the right form: set it to an http: or https: URL without a path',
  )
})
