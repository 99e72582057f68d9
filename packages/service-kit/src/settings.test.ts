import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { setting } from './setting.ts'
import type { KeyRing } from './setting-forms.ts'
import {
  describeSettings,
  type Environment,
  readSettings,
  SettingsError,
  type SettingsSpec,
} from './settings.ts'

const keyA = Buffer.alloc(32, 1).toString('base64')
const keyB = Buffer.alloc(32, 2).toString('base64')
const spec = {
  port: setting.port({ default: 3002, description: 'Where it listens' }),
  codeLifetimeSeconds: setting.integer({ default: 600, min: 60, max: 3600, description: 'Life' }),
  databaseUrl: setting.url({ protocols: ['postgres'], secret: true, description: 'Database' }),
  twilioToken: setting.secret({ description: 'Token of Twilio' }),
  statusUrl: setting.url({ optional: true, description: 'Where Twilio calls back' }),
  logLevel: setting.choice({ choices: ['info', 'debug'], default: 'info', description: 'Level' }),
  publicUrl: setting.origin({ optional: true, description: 'Where browsers go' }),
  allowWeak: setting.boolean({ default: false, description: 'Whether SPF is enough' }),
  dnsServers: setting.list({ default: ['127.0.0.1'], description: 'Resolvers' }),
  fieldKeys: setting.keys({ description: 'Keys of fields' }),
  indexKey: setting.key({ description: 'Key of the index' }),
  sender: setting.text({ optional: true, description: 'Sender of texts' }),
}
const least = {
  DATABASE_URL: 'postgres://user:hunter2hunter2@localhost/gwirio',
  TWILIO_TOKEN: 'correct-horse-battery',
  FIELD_KEYS: `k2:${keyB},k1:${keyA}`,
  INDEX_KEY: keyA,
}

function problemsOf(spec: SettingsSpec, env: Environment): readonly string[] {
  try {
    readSettings(spec, env)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

describe('readSettings', () => {
  it('takes what is given and the default of what is not', () => {
    const settings = readSettings(spec, {
      ...least,
      PORT: '8080',
      STATUS_URL: '',
      PUBLIC_URL: 'https://id.example:8443',
      PATH: '/bin',
    })
    expect(settings).toEqual({
      port: 8080,
      codeLifetimeSeconds: 600,
      databaseUrl: least.DATABASE_URL,
      twilioToken: least.TWILIO_TOKEN,
      statusUrl: undefined,
      logLevel: 'info',
      publicUrl: 'https://id.example:8443',
      allowWeak: false,
      dnsServers: ['127.0.0.1'],
      fieldKeys: { current: 'k2', keys: { k1: Buffer.alloc(32, 1), k2: Buffer.alloc(32, 2) } },
      indexKey: Buffer.alloc(32, 1),
      sender: undefined,
    })
    expectTypeOf(settings.port).toEqualTypeOf<number>()
    expectTypeOf(settings.statusUrl).toEqualTypeOf<string | undefined>()
    expectTypeOf(settings.logLevel).toEqualTypeOf<'info' | 'debug'>()
    expectTypeOf(settings.fieldKeys).toEqualTypeOf<KeyRing>()
  })

  it('reports all problems together, each with its remedy', () => {
    const env = {
      PORT: '70000',
      DATABASE_URL: 'mysql://localhost',
      LOG_LEVEL: 'loud',
      FIELD_KEYS: 'k1',
    }
    expect(problemsOf(spec, env)).toEqual([
      'PORT is not of the right form: set it to a port from 0 to 65535.',
      'DATABASE_URL is not of the right form: set it to an absolute URL (postgres:).',
      'TWILIO_TOKEN is missing: set it to a secret of at least 16 characters. Token of Twilio.',
      'LOG_LEVEL is not of the right form: set it to one of `info`, `debug`.',
      'FIELD_KEYS is not of the right form: set it to `id:key` pairs separated by commas, each key 32 bytes in base64, the current one first.',
      'INDEX_KEY is missing: set it to 32 bytes in base64. Key of the index.',
    ])
  })

  it('names a setting whose name has a slip, which would leave the default in force', () => {
    expect(problemsOf(spec, { ...least, DNS_SERVER: '9.9.9.9' })).toEqual([
      'DNS_SERVER is not a setting: did you mean DNS_SERVERS? Rename or remove it.',
    ])
  })

  const malformed: Array<[string, string]> = [
    ['PORT', '3002.5'],
    ['PORT', '0x50'],
    ['PORT', '-1'],
    ['PORT', ' 80'],
    ['CODE_LIFETIME_SECONDS', '59'],
    ['CODE_LIFETIME_SECONDS', '3601'],
    ['CODE_LIFETIME_SECONDS', '1e3'],
    ['STATUS_URL', '/relative'],
    ['STATUS_URL', 'javascript:alert(1)'],
    ['PUBLIC_URL', 'https://id.example/'],
    ['PUBLIC_URL', 'https://id.example/sign-in'],
    ['PUBLIC_URL', 'ftp://id.example'],
    ['ALLOW_WEAK', 'yes'],
    ['DNS_SERVERS', '1.1.1.1,,9.9.9.9'],
    ['TWILIO_TOKEN', 'tooshort-hunter'],
    ['INDEX_KEY', Buffer.alloc(31, 7).toString('base64')],
    ['FIELD_KEYS', `k1:${keyA},k1:${keyB}`],
    ['FIELD_KEYS', `k1:${keyA.slice(0, 20)}`],
    ['FIELD_KEYS', `__proto__:${keyA}`],
  ]
  it.each(malformed)('refuses %s=%j without saying the value', (name, value) => {
    const [problem, ...others] = problemsOf(spec, { ...least, [name]: value })
    expect(problem).toContain(`${name} is not of the right form`)
    expect(problem).not.toContain(value)
    expect(others).toEqual([])
  })

  it('reads a secret from the file that is named for it', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'gwirio-settings-')), 'token')
    writeFileSync(file, 'correct-horse-battery\n')
    const { TWILIO_TOKEN: _, ...others } = least
    const settings = readSettings(spec, { ...others, TWILIO_TOKEN_FILE: file })
    expect(settings.twilioToken).toBe('correct-horse-battery')
    expect(problemsOf(spec, { ...others, TWILIO_TOKEN_FILE: `${file}x` })).toEqual([
      'TWILIO_TOKEN_FILE names a file that cannot be read: name one that can.',
    ])
  })
})

describe('describeSettings', () => {
  it('makes a table with what each setting is, its form and its default', () => {
    const { port, sender, indexKey } = spec
    expect(describeSettings({ port, sender, indexKey })).toBe(
      [
        '| setting     | what it is       | form                   | default  |',
        '| ----------- | ---------------- | ---------------------- | -------- |',
        '| `PORT`      | Where it listens | a port from 0 to 65535 | `3002`   |',
        '| `SENDER`    | Sender of texts  | text                   | none     |',
        '| `INDEX_KEY` | Key of the index | 32 bytes in base64     | required |',
      ].join('\n'),
    )
  })
})
