import { readSettings } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { borderSettings, findBorderProblems } from './settings.ts'

const secret = 'correct-horse-battery'
const problemsOf = (env: Record<string, string>) =>
  findBorderProblems(readSettings(borderSettings, env))

describe('findBorderProblems', () => {
  it.each<[string, Record<string, string>]>([
    ['nothing but defaults', {}],
    ['LMTP on a port', { LMTP_PORT: '2424' }],
    ['edges', { TRUSTED_EDGES: '192.0.2.1, 2001:db8::/32' }],
    ['a password', { IMAP_URL: 'imaps://mail.example', IMAP_USER: 'a', IMAP_PASSWORD: 'b' }],
    [
      'tokens',
      {
        IMAP_URL: 'imap://mail.example',
        IMAP_USER: 'a',
        IMAP_TOKEN_URL: 'https://login.example/token',
        IMAP_CLIENT_ID: 'gwirio',
        IMAP_CLIENT_SECRET: secret,
      },
    ],
  ])('has nothing against %s', (_, env) => {
    expect(problemsOf(env)).toEqual([])
  })

  it.each<[Record<string, string>, RegExp]>([
    [{ LMTP_PORT: '2424', LMTP_SOCKET: '/run/lmtp' }, /^LMTP_PORT and LMTP_SOCKET/],
    [{ SMTP_TLS_CERT: secret }, /^SMTP_TLS_CERT and SMTP_TLS_KEY/],
    [{ IMAP_URL: 'imaps://mail.example', IMAP_PASSWORD: 'b' }, /^IMAP_USER is missing/],
    [{ IMAP_URL: 'imaps://mail.example', IMAP_USER: 'a' }, /^IMAP_PASSWORD or IMAP_TOKEN_URL/],
    [
      { IMAP_URL: 'imaps://mail.example', IMAP_USER: 'a', IMAP_TOKEN_URL: 'https://login.example' },
      /^IMAP_CLIENT_ID and IMAP_CLIENT_SECRET/,
    ],
  ])('says what is wrong with %j', (env, problem) => {
    const problems = problemsOf(env)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })
})

describe('TRUSTED_EDGES', () => {
  it.each([
    'mx.example.com',
    '10.0.0.0/33',
    '192.0.2.1,',
    '*',
    '::ffff:192.0.2.0/24',
    '0.0.0.0/0',
    '192.0.2.77/24',
  ])('is not %j', (edges) => {
    expect(() => readSettings(borderSettings, { TRUSTED_EDGES: edges })).toThrow(
      /^TRUSTED_EDGES .+: set it to .+first address, at least \/8 or IPv6 \/32/,
    )
  })
})
