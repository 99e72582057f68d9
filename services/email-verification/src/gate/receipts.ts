import { hash } from 'node:crypto'
import {
  type GateAnswer,
  type GateQuestion,
  type ReceiptClaims,
  receiptType,
} from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import type { Clock } from '@gwirio/service-kit'
import { type CryptoKey, importJWK, type JWK, SignJWT } from 'jose'
import type { Kysely } from 'kysely'
import { findSigningKey } from '../rules/receipt-keys.ts'
import { listReceiptKeys, type ReceiptKey } from '../store/receipt-keys.ts'
import type { Database } from '../store/tables.ts'
import type { Vault } from '../store/vault.ts'
import { readAddress } from './question.ts'

/** How long a receipt may be sent on. */
const lifetimeSeconds = 300
/** Well below the day for which a key is published before it signs. */
const rememberMilliseconds = 60_000

interface Receipt {
  /** The `jti`. */
  readonly receiptId: string
  /** The `aud`: who asked. */
  readonly audience: string
  readonly question: GateQuestion
  readonly answer: GateAnswer
  readonly at: Date
}

/** Signs answers, with the key that signs at that time. */
export interface Receipts {
  sign(receipt: Receipt): Promise<string>
  /** The public halves of all keys that ever signed or soon will (RFC 7517 §5). */
  publicKeys(): Promise<{ keys: JWK[] }>
}

export const newReceiptId = newId

/** The keys lie in the database, so that all processes sign with the same one; they are read again every minute. */
export function createReceipts(given: {
  db: Kysely<Database>
  vault: Vault
  clock: Clock
}): Receipts {
  const { clock } = given
  let known: { keys: Promise<ReceiptKey[]>; at: number } | null = null
  let imported: { keyId: string; key: Promise<CryptoKey | Uint8Array> } | null = null

  const readKeys = () => {
    const now = clock.now().getTime()
    if (known && Math.abs(now - known.at) < rememberMilliseconds) return known.keys
    const keys = listReceiptKeys(given.db, given.vault).catch((error: unknown) => {
      known = null
      throw error
    })
    known = { keys, at: now }
    return keys
  }
  const importPrivate = ({ keyId, privateKey }: ReceiptKey) => {
    if (imported?.keyId === keyId) return imported.key
    if (privateKey === null) throw new Error('The key that signs receipts was erased')
    imported = { keyId, key: importJWK(JSON.parse(privateKey) as JWK, 'EdDSA') }
    return imported.key
  }
  return {
    async sign(receipt) {
      const key = findSigningKey(await readKeys(), receipt.at)
      if (!key) throw new Error('There is no key that signs receipts')
      return await new SignJWT({ ...claimsOf(receipt) })
        .setProtectedHeader({ alg: 'EdDSA', typ: receiptType, kid: key.keyId })
        .sign(await importPrivate(key))
    },
    async publicKeys() {
      const keys = await readKeys()
      return {
        keys: keys.map(({ keyId, publicKey }) => ({
          ...publicKey,
          kid: keyId,
          alg: 'EdDSA',
          use: 'sig',
        })),
      }
    },
  }
}

function claimsOf({ receiptId, audience, question, answer, at }: Receipt): ReceiptClaims {
  const iat = Math.floor(at.getTime() / 1_000)
  const address = readAddress(question.address) ?? question.address
  return {
    aud: audience,
    jti: receiptId,
    iat,
    exp: iat + lifetimeSeconds,
    ...answer,
    case: question.case,
    party: question.party,
    address_digest: hash('sha256', `${receiptId}\n${address}`, 'base64url'),
  }
}
