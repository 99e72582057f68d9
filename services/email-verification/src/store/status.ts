import type { AuthenticationLevel } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Database } from './tables.ts'

export interface StoredStatus {
  readonly caseId: string
  readonly partyId: string
  readonly verificationId: string
  readonly state: 'verified'
  readonly level: AuthenticationLevel | null
  readonly openUntil: Date
  readonly verifiedAt: Date | null
  readonly verifiedUntil: Date | null
}

/** The verification stored as verified for exactly this case, party and address. One indexed look-up. */
export async function findVerified(
  tx: Transaction<Database>,
  asked: { caseReference: string; partyReference: string; addressIndex: Buffer },
): Promise<StoredStatus | null> {
  const row = await tx
    .selectFrom('verification')
    .select([
      'caseId',
      'partyId',
      'verificationId',
      'level',
      'openUntil',
      'verifiedAt',
      'verifiedUntil',
    ])
    .where('caseReference', '=', asked.caseReference)
    .where('partyReference', '=', asked.partyReference)
    .where('state', '=', 'verified')
    .where('addressIndex', '=', asked.addressIndex)
    .executeTakeFirst()
  return row ? { ...row, state: 'verified' } : null
}
