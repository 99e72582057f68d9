import { newId } from '@gwirio/database'
import { exportJWK, generateKeyPair } from 'jose'
import type { JWK } from 'oidc-provider'
import { type Context, serviceName } from '../context.ts'
import { addKey, listKeys, lockKeys } from '../store/signing-keys.ts'
import { signingAlgorithm } from './clients.ts'

/**
 * Reads the keys that tokens are signed with, the one that signs now first, or makes the first one. Every process of
 * the service has the same. A further row of `signing_key` is published at the next start and signs from its time on;
 * a retired one is published no more.
 */
export async function loadSigningKeys(context: Context): Promise<JWK[]> {
  const { db, cipher, clock } = context
  const rows = await db.transaction().execute(async (tx) => {
    await lockKeys(tx)
    const found = await listKeys(tx, clock.now())
    if (found.length > 0) return found
    const keyId = newId()
    const privateBox = cipher.seal(JSON.stringify(await makeKey()), contextOf(keyId))
    await addKey(tx, { keyId, privateBox, signsFrom: clock.now() })
    await context.audit.append(tx, {
      caseId: null,
      action: 'signing-key.made',
      actor: { kind: 'service', id: serviceName },
      occurredAt: clock.now(),
      details: { keyId },
    })
    return listKeys(tx, clock.now())
  })
  return rows.map(({ keyId, privateBox }) => ({
    ...(JSON.parse(cipher.open(privateBox, contextOf(keyId))) as JWK),
    kid: keyId,
    alg: signingAlgorithm,
    use: 'sig',
  }))
}

async function makeKey() {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true })
  return exportJWK(privateKey)
}

function contextOf(keyId: string): string {
  return `sign_in.signing_key.private:${keyId}`
}
