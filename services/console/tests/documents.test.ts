import { readFile } from 'node:fs/promises'
import { dumpSchema } from '@gwirio/database'
import { goBackAndForth } from '@gwirio/database/testing'
import { describeSettings, SettingsError } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { readConfig, settings } from '../src/config.ts'
import { schema } from '../src/store/schema.ts'
import { createDatabase } from './database.ts'

describe('what is written down', () => {
  it('names the schema as the migrations make it (vitest -u writes schema.sql anew)', async () => {
    await using database = await createDatabase()
    const dump = await dumpSchema({ adminUrl: database.adminUrl, schema: schema.schema })
    await expect(dump).toMatchFileSnapshot('../schema.sql')
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

describe('the settings', () => {
  const good = {
    DATABASE_URL: 'postgres://localhost/gwirio',
    CLIENT_ID: 'console',
    CLIENT_SECRET: 'a-secret-that-is-long',
    SESSION_SECRET: 'a-secret-that-is-long',
    FIELD_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  }

  it('are read, with defaults', () => {
    expect(readConfig(good)).toMatchObject({ port: 3000, idleMinutes: 15, sessionHours: 12 })
  })

  it.each([
    [{ ...good, SESSION_SECRET: 'short' }, /SESSION_SECRET/],
    [{ ...good, PUBLIC_URL: 'https://console.example/path' }, /PUBLIC_URL .* without a path/],
    [{ ...good, IDLE_MINUTES: '600' }, /IDLE_MINUTES/],
  ])('that are wrong are named (%#)', (env, message) => {
    expect(() => readConfig(env)).toThrow(SettingsError)
    expect(() => readConfig(env)).toThrow(message)
  })
})
