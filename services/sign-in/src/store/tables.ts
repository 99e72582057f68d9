import type { Area, Scope, StaffRole } from '@gwirio/contracts'
import type { ColumnType } from 'kysely'

export interface Database {
  staffAccount: StaffAccountTable
  client: ClientTable
  signingKey: SigningKeyTable
  providerRecord: ProviderRecordTable
  throttle: ThrottleTable
  enrolment: EnrolmentTable
  passkey: PasskeyTable
  passkeyChallenge: PasskeyChallengeTable
}

interface StaffAccountTable {
  staffId: string
  /** In its comparable form: lower case, NFC. */
  username: string
  displayName: string
  role: StaffRole
  /** None named: all. */
  areas: Area[]
  /** PHC string of argon2id; null while the account waits for its owner to enrol. */
  passwordHash: Absent<string>
  /** The base32 secret, sealed. */
  totpBox: Absent<Buffer>
  /** Time step (RFC 6238) of the last code that was accepted. */
  lastTotpStep: Absent<string, number>
  lastSignedInAt: Absent<Date>
  disabledAt: Absent<Date>
  /** When a manager last took every way in away and gave a new code; by whom, where a person did. */
  invitedAgainAt: Absent<Date>
  invitedAgainBy: Absent<string>
}

interface ClientTable {
  clientId: string
  kind: 'service' | 'sending-system' | 'web'
  /** SHA-256 of a secret of at least 256 random bits. */
  secretDigest: Buffer
  scopes: Scope[]
  redirectUris: string[]
  postLogoutRedirectUris: string[]
  /** Where the client is told that sessions ended (OpenID Connect Back-Channel Logout 1.0). */
  backchannelLogoutUri: Absent<string>
  secretChangedAt: Date
  /** The secret before, while it may go on beside the new one. */
  oldSecretDigest: Absent<Buffer>
  oldSecretUntil: Absent<Date>
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

interface EnrolmentTable {
  staffId: string
  /** SHA-256 of the code that was handed over, 100 random bits. */
  codeDigest: Buffer
  expiresAt: Date
  /** SHA-256 of what the browser carries that gave the code, and the one-time code secret offered to it, sealed. */
  attemptDigest: Absent<Buffer>
  attemptExpiresAt: Absent<Date>
  totpBox: Absent<Buffer>
}

interface PasskeyTable {
  /** Base64url, as WebAuthn writes it. */
  credentialId: string
  staffId: string
  /** COSE. */
  publicKey: Buffer
  counter: ColumnType<string, number, number>
  transports: string[]
  /** Whether the person's other devices have it too. */
  isSynced: boolean
  addedAt: Date
  lastUsedAt: Absent<Date>
}

interface PasskeyChallengeTable {
  challengeDigest: Buffer
  purpose: 'sign-in' | 'add'
  /** SHA-256 of the name of the sign-in or session that it was made for. */
  boundTo: Buffer
  expiresAt: Date
}

type Absent<Read, Written = Read> = ColumnType<
  Read | null,
  Written | null | undefined,
  Written | null
>
