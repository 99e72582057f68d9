import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const roles = [
  'sign_in',
  'identity_check',
  'sms_code',
  'email_verification',
  'correspondence',
  'console',
] as const
export type Schema = (typeof roles)[number]

/** Who can sign in beside `staff`, by user name; see `plans.ts` for what each is. */
const otherStaff = ['staff2', 'manager', 'auditor'] as const
type OtherStaff = (typeof otherStaff)[number]

/** Secrets of this machine's world: made once, kept in a file that only its owner can read. */
export interface LocalSecrets {
  readonly databasePasswords: Readonly<Record<Schema, string>>
  readonly fieldKeys: Readonly<Record<Schema, string>>
  readonly indexKeys: Readonly<Record<Schema, string>>
  readonly clientSecrets: Readonly<Record<string, string>>
  readonly answerPepper: string
  readonly sessionSecret: string
  readonly twilioAuthToken: string
  readonly twilioAccountSid: string
  readonly dkimPrivateKey: string
  readonly staffPassword: string
  readonly staffTotpSecret: string
  /** How the others sign in. */
  readonly otherStaff: Readonly<Record<OtherStaff, { password: string; totpSecret: string }>>
}

export const clientIds = {
  console: 'console',
  identityCheck: 'identity-check',
  emailVerification: 'email-verification',
  smsCode: 'sms-code',
  correspondence: 'correspondence',
  reports: 'report-system',
} as const

/** Whether an earlier start made secrets in this folder. */
export function hasSecrets(dataFolder: string): boolean {
  return existsSync(fileIn(dataFolder))
}

/** Reads the secrets, or makes them at the first start. Who came since, service, client or staff, gets their own. */
export function loadSecrets(dataFolder: string): LocalSecrets {
  const file = fileIn(dataFolder)
  if (hasSecrets(dataFolder)) {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as LocalSecrets
    const made = makeSecrets()
    const secrets = {
      ...made,
      ...kept,
      databasePasswords: { ...made.databasePasswords, ...kept.databasePasswords },
      fieldKeys: { ...made.fieldKeys, ...kept.fieldKeys },
      indexKeys: { ...made.indexKeys, ...kept.indexKeys },
      clientSecrets: { ...made.clientSecrets, ...kept.clientSecrets },
    }
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    return secrets
  }
  const secrets = makeSecrets()
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' })
  return secrets
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'secrets.json')
}

function makeSecrets(): LocalSecrets {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  return {
    databasePasswords: forEachRole(() => token(24)),
    fieldKeys: forEachRole(() => `k1:${randomBytes(32).toString('base64')}`),
    indexKeys: forEachRole(() => randomBytes(32).toString('base64')),
    clientSecrets: makeClientSecrets(),
    answerPepper: randomBytes(32).toString('base64'),
    sessionSecret: token(32),
    twilioAccountSid: `AC${randomBytes(16).toString('hex')}`,
    twilioAuthToken: randomBytes(16).toString('hex'),
    dkimPrivateKey: privateKey,
    staffPassword: token(12),
    staffTotpSecret: base32(randomBytes(20)),
    otherStaff: makeOtherStaff(),
  }
}

function makeOtherStaff(): LocalSecrets['otherStaff'] {
  const make = () => ({ password: token(12), totpSecret: base32(randomBytes(20)) })
  return Object.fromEntries(otherStaff.map((name) => [name, make()])) as LocalSecrets['otherStaff']
}

function makeClientSecrets(): Record<string, string> {
  return Object.fromEntries(Object.values(clientIds).map((id) => [id, token(32)]))
}

function forEachRole(make: () => string): Record<Schema, string> {
  return Object.fromEntries(roles.map((role) => [role, make()])) as Record<Schema, string>
}

function token(bytes: number): string {
  return randomBytes(bytes).toString('base64url')
}

/** RFC 4648 §6, as authenticator apps want it. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five, 2)])
    .join('')
}
