import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose'
import { ourselves } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { listSpentKeys, planNextKey } from '../rules/receipt-keys.ts'
import {
  erasePrivateHalves,
  insertReceiptKey,
  listReceiptKeys,
  lockReceiptKeys,
} from '../store/receipt-keys.ts'

const pauseMilliseconds = 3_600_000

/** Makes the next key in time, erases what will not sign again, and comes back in an hour. Processes take turns. */
export async function rotateReceiptKeys({
  db,
  vault,
  clock,
  audit,
  jobs,
  receiptKeyDays,
}: Pick<Context, 'db' | 'vault' | 'clock' | 'audit' | 'jobs' | 'receiptKeyDays'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockReceiptKeys(tx)
    const now = clock.now()
    const keys = await listReceiptKeys(tx, vault)
    const signsFrom = planNextKey(keys, now, { keyDays: receiptKeyDays })
    if (signsFrom) {
      const key = await makeKey()
      await insertReceiptKey(tx, vault, { ...key, signsFrom })
      await audit.append(tx, {
        caseId: null,
        action: 'receipt-key.made',
        actor: ourselves,
        occurredAt: now,
        details: { keyId: key.keyId, signsFrom: signsFrom.toISOString() },
      })
    }
    const live = keys.filter(({ privateKey }) => privateKey !== null)
    const spent = new Set(listSpentKeys(keys, now))
    await erasePrivateHalves(
      tx,
      live.map(({ keyId }) => keyId).filter((keyId) => spent.has(keyId)),
    )
    const startAfter = new Date(now.getTime() + pauseMilliseconds)
    const singletonKey = 'rotate-receipt-keys'
    await jobs.enqueue(tx, 'rotate-receipt-keys', {}, { startAfter, singletonKey })
  })
}

/** An Ed25519 key (RFC 8037); its id is its thumbprint (RFC 7638). */
async function makeKey() {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const { kty = '', crv = '', x = '' } = await exportJWK(publicKey)
  const jwk = { kty, crv, x }
  return {
    keyId: await calculateJwkThumbprint(jwk),
    publicKey: jwk,
    privateKey: JSON.stringify(await exportJWK(privateKey)),
  }
}
