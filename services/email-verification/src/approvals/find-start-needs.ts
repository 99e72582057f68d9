import type { Clearance } from '@gwirio/contracts'
import { areNear, comparableAddress } from '@gwirio/mail'
import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { findNeeds } from '../rules/clearance.ts'
import type { StartNeed } from '../rules/command.ts'
import { findLikeness, type Likeness, listNear } from '../rules/other-parties.ts'
import { listAddressesOfOthers } from '../store/addresses-of-others.ts'
import type { Database } from '../store/tables.ts'

/** A start as it is asked for. */
export interface AskedStart {
  readonly caseId: string
  readonly clearance: Clearance
  /** The preferred address in its normalised form. */
  readonly address: string
}

/**
 * How the address stands to those of the other parties of the case and of linked ones, on file and in their verifications,
 * and what a second person therefore has to say. `near`: digests of those that it is a slip away from.
 */
export async function findStartNeeds(
  db: Kysely<Database>,
  { vault, numbers }: Pick<Context, 'vault' | 'numbers'>,
  asked: AskedStart,
  now: Date,
): Promise<{ likeness: Likeness; needs: StartNeed[]; near: Buffer[] }> {
  const { clearance, address } = asked
  const { partyId } = clearance
  const known = await listAddressesOfOthers(db, vault, { caseIds: casesOf(asked), partyId, now })
  const others = [...clearance.addressesOfOthers, ...known]
  const comparable = comparableAddress(address)
  const likeness = findLikeness(comparable, others, areNear)
  const near = listNear(comparable, others, areNear).map((other) => vault.comparableIndex(other))
  return { likeness, needs: findNeeds(clearance, likeness, now, numbers), near }
}

/** The case and those linked to it: addresses differ between them. */
export function casesOf({ caseId, clearance }: Pick<AskedStart, 'caseId' | 'clearance'>): string[] {
  return [caseId, ...clearance.linkedCaseIds]
}
