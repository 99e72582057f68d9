import { actorOf } from '@gwirio/audit'
import { type Clearance, type Refusal, refuse } from '@gwirio/contracts'
import type { Address } from '@gwirio/mail'
import type { Caller } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { noteComparison } from '../store/compared-addresses.ts'

/**
 * Lets an address be compared with those of others, in a transaction of its own before the comparison: whoever may
 * compare as many as they like finds the address of another party by trying.
 */
export async function admitAddress(
  context: Context,
  caller: Caller,
  given: {
    readonly caseId: string
    readonly identityCheckId: string
    readonly clearance: Clearance
    readonly address: Address
  },
): Promise<Refusal<'too-many-addresses'> | null> {
  const { caseId, identityCheckId, clearance, address } = given
  const at = context.clock.now()
  const addressIndex = context.vault.addressIndex(address.normalised)
  return await context.db.transaction().execute(async (tx) => {
    const comparison = { caseId, identityCheckId, addressIndex, at }
    if (await noteComparison(tx, comparison, context.numbers.addressesPerCall)) return null
    await context.audit.append(tx, {
      caseId,
      partyId: clearance.partyId,
      action: 'address.not-compared',
      actor: actorOf(caller),
      occurredAt: at,
      reason: 'too-many-addresses',
      details: { identityCheckId },
      personal: { address: address.typed },
    })
    return refuse('too-many-addresses')
  })
}
