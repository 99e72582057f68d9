import type { Scope } from '@gwirio/contracts'
import type { ColumnType } from 'kysely'

export interface Database {
  staffAccount: StaffAccountTable
  client: ClientTable
  signingKey: SigningKeyTable
  providerRecord: ProviderRecordTable
  throttle: ThrottleTable
}

interface StaffAccountTable {
  staffId: string
  /** In its comparable form: lower case, NFC. */
  username: string
  displayName: string
  /** PHC string of argon2id. */
  passwordHash: string
  /** The base32 secret, sealed. */
  totpBox: Buffer
  /** Time step (RFC 6238) of the last code that was accepted. */
  lastTotpStep: Absent<string, number>
  disabledAt: Absent<Date>
}

interface ClientTable {
  clientId: string
  kind: 'service' | 'sending-system' | 'web'
  /** SHA-256 of a secret of at least 256 random bits. */
  secretDigest: Buffer
  scopes: Scope[]
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  disabledAt: Absent<Date>
}

interface SigningKeyTable {
  keyId: string
  /** The private JWK, sealed. */
  privateBox: Buffer
  signsFrom: Date
  retiredAt: Absent<Date>
}

interface ProviderRecordTable {
  model: string
  idDigest: Buffer
  /** The payload as JSON, sealed. */
  box: Buffer
  staffId: string | null
  grantDigest: Buffer | null
  uidDigest: Buffer | null
  consumedAt: Absent<Date>
  expiresAt: Date
}

interface ThrottleTable {
  lane: Buffer
  failedCount: number
  lastFailedAt: Date
  waitUntil: Date
}

type Absent<Read, Written = Read> = ColumnType<
  Read | null,
  Written | null | undefined,
  Written | null
>
