import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { numbersOf, readConfig } from './config.ts'

const key = Buffer.alloc(32, 1).toString('base64')
const pem = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
const good = {
  DATABASE_URL: 'postgres://gwirio_email_verification:secret@127.0.0.1/gwirio',
  CLIENT_ID: 'email-verification',
  CLIENT_SECRET: 'sixteen characters',
  FIELD_KEYS: `k1:${key}`,
  INDEX_KEY: key,
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_DOMAIN: 'Llŷn.Example',
  REPLY_DOMAIN: 'ateb.llŷn.example',
  DKIM_SELECTOR: 'gwirio',
  DKIM_PRIVATE_KEY: pem,
}

describe('readConfig', () => {
  it('has the numbers of the product where nothing is said', () => {
    expect(numbersOf(readConfig(good))).toEqual({
      openHours: 24,
      verifiedMonths: 12,
      mobileQuietDays: 7,
      tries: 5,
      codes: 3,
      answers: 3,
      approvalHours: 24,
      callMinutes: 30,
      addressesPerCall: 20,
      repliesTold: 50,
    })
  })

  it('reads domains into the form that DNS knows, and a key in base64', () => {
    const env = { ...good, DKIM_PRIVATE_KEY: Buffer.from(pem).toString('base64') }
    const config = readConfig({ ...env, OWN_DOMAINS: 'gov.wales, Llais.Cymru' })
    expect(config).toMatchObject({
      mailDomain: 'xn--lln-k2a.example',
      replyDomain: 'ateb.xn--lln-k2a.example',
      ownDomains: ['gov.wales', 'llais.cymru'],
      dkimPrivateKey: pem,
    })
  })

  it('names every problem at once, and no value', () => {
    const env = {
      ...good,
      CLIENT_SECRET: 'short',
      MAIL_DOMAIN: 'not a domain',
      REPLY_DOMAIN: 'nobody@',
      DKIM_PRIVATE_KEY: 'x'.repeat(80),
      OPEN_HOURS: '0',
    }
    const names = ['CLIENT_SECRET', 'MAIL_DOMAIN', 'REPLY_DOMAIN', 'DKIM_PRIVATE_KEY', 'OPEN_HOURS']
    const problems = problemsOf(env)
    expect(problems).toHaveLength(names.length)
    for (const name of names) expect(problems.join()).toContain(`${name} is not of the right form`)
    expect(problems.join()).not.toMatch(/short|nobody|xxx/)
  })

  it.each(['gwirio.example', 'notllŷn.example'])(
    'wants mail from a domain that it signs for: not %s',
    (domain) => {
      expect(problemsOf({ ...good, REPLY_DOMAIN: domain })).toEqual([
        expect.stringContaining('REPLY_DOMAIN is not below MAIL_DOMAIN'),
      ])
    },
  )
})

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    return (error as { problems: readonly string[] }).problems
  }
  return []
}
