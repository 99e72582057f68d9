import type { GateAnswer, GateReason } from '@gwirio/contracts'
import { liveStates, type Verification } from './model.ts'
import { currentState } from './verification.ts'

/** What the gate is asked: may correspondence for this case and party go to this address? */
export interface Asked {
  readonly caseReference: string
  readonly partyReference: string
  /** Digest of the normalised address; null: it is not an address. */
  readonly addressIndex: Buffer | null
}

/** A verification as the gate looks at it. */
export interface GateVerification
  extends Pick<
    Verification,
    'state' | 'doubt' | 'level' | 'openUntil' | 'verifiedAt' | 'verifiedUntil'
  > {
  readonly caseReference: string
  readonly partyReference: string
  readonly caseId: string
  readonly partyId: string
  readonly addressIndex: Buffer
}

export interface Found<Stored extends GateVerification> {
  /** Of the references that were asked about: all that are stored as live, then those of the address, newest first. */
  readonly verifications: readonly Stored[]
  /** Whether this party or the whole case is frozen. */
  readonly isFrozen: boolean
}

export interface Ruling<Stored> extends GateAnswer {
  /** The verification that decided; null where there is none. */
  readonly verification: Stored | null
}

/**
 * The one rule of the gate (product.md, *The gate*): yes only for what is verified at this instant, for exactly this
 * case, party and address, with all its evidence, and not frozen. Every doubt is a no.
 */
export function openGate<Stored extends GateVerification>(
  asked: Asked,
  found: Found<Stored>,
  now: Date,
): Ruling<Stored> {
  const ofParty = found.verifications.filter((each) => isOfParty(each, asked))
  const ofAddress = ofParty.filter((each) => isOfAddress(each, asked))
  const verification = ofAddress[0] ?? ofParty[0] ?? null
  const reason = findReason({ asked, ofParty, ofAddress, isFrozen: found.isFrozen }, now)
  if (reason !== 'verified') return { ...closed(reason), verification }
  return {
    answer: 'yes',
    reason,
    level: verification?.level ?? null,
    since: verification?.verifiedAt?.toISOString() ?? null,
    until: verification?.verifiedUntil?.toISOString() ?? null,
    verification,
  }
}

/** The answer for who may not know why: every no is the same no. */
export function withoutReason({ answer, reason, level, since, until }: GateAnswer): GateAnswer {
  if (answer === 'no') return closed('not-verified')
  return { answer, reason, level, since, until }
}

interface Looked {
  readonly asked: Asked
  readonly ofParty: readonly GateVerification[]
  readonly ofAddress: readonly GateVerification[]
  readonly isFrozen: boolean
}

/** The first that holds; `verified` only when none of the others does. */
function findReason({ asked, ofParty, ofAddress, isFrozen }: Looked, now: Date): GateReason {
  if (asked.addressIndex === null) return 'address-not-valid'
  if (isFrozen) return 'frozen'
  const [newest] = ofAddress
  // Two parties of one name: whose address it is cannot be said
  if (ofParty.length === 0 || areSeveral(ofParty)) return 'unknown'
  if (newest && isLive(newest, now)) return reasonOf(newest, now)
  if (ofParty.some((each) => reasonOf(each, now) === 'verified')) return 'other-address'
  return newest ? reasonOf(newest, now) : 'never-verified'
}

function reasonOf(verification: GateVerification, now: Date): GateReason {
  const state = currentState(verification, now)
  if (state !== 'verified') return state
  return hasAllEvidence(verification, now) ? 'verified' : 'suspended'
}

function hasAllEvidence({ doubt, level, verifiedAt }: GateVerification, now: Date): boolean {
  return doubt === null && level !== null && verifiedAt !== null && verifiedAt <= now
}

function isOfParty(
  { caseReference, partyReference }: GateVerification,
  asked: Pick<Asked, 'caseReference' | 'partyReference'>,
): boolean {
  return caseReference === asked.caseReference && partyReference === asked.partyReference
}

function isOfAddress({ addressIndex }: GateVerification, asked: Asked): boolean {
  return asked.addressIndex !== null && addressIndex.equals(asked.addressIndex)
}

function isLive(verification: GateVerification, now: Date): boolean {
  return liveStates.includes(currentState(verification, now))
}

/** What is over counts for nobody: a case can have been opened anew. */
function areSeveral(verifications: readonly GateVerification[]): boolean {
  const live = verifications.filter(({ state }) => liveStates.includes(state))
  return new Set(live.map(({ caseId, partyId }) => `${caseId} ${partyId}`)).size > 1
}

function closed(reason: GateReason): GateAnswer {
  return { answer: 'no', reason, level: null, since: null, until: null }
}
