import {
  type CorrespondenceChange,
  type correspondenceReasons,
  detailKind,
  type Finding,
  gateReason,
} from '@gwirio/contracts'
import { findGravest } from './judge-content.ts'
import type { Maker } from './model.ts'

/**
 * What the gate found, which only staff and clients with `verification:explain` may tell apart. That an address is none,
 * anybody can see.
 */
const ofTheGate: ReadonlySet<string> = new Set(gateReason.exclude(['address-not-valid']).options)

/** Who asks, as far as it matters what they may hear. */
interface Asking {
  readonly kind: 'staff' | 'client'
  readonly scopes: ReadonlySet<string>
}

/** Whoever hears of it without having asked. */
export const anyClient: Asking = { kind: 'client', scopes: new Set() }

/**
 * The reason as who asks may know it. Whether details of others stand in this very letter, or stood in an earlier one, is the
 * same word to every client, and none where it would be held without them too: a client that tries words hears nothing from
 * the second on.
 */
export function tellableReason(
  reason: string | null,
  { findings, asking }: { findings: readonly Finding[]; asking: Asking },
): string | null {
  if (reason === null || asking.kind === 'staff') return reason
  const plainNo: (typeof correspondenceReasons.refused)[number] = 'not-verified'
  if (ofTheGate.has(reason)) return asking.scopes.has('verification:explain') ? reason : plainNo
  if (reason !== 'details-of-others' && reason !== 'after-a-hold') return reason
  return findGravest(tellableFindings(findings).map(({ what }) => what)) ?? 'details-of-others'
}

const ofOthers: ReadonlySet<string> = new Set<string>(detailKind.options)

/**
 * What a client may know of what was found. Of which kind a detail of somebody else is and where it stands, only staff
 * hear: a client that tries words could learn from it what is on file.
 */
export function tellableFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ what }) => !ofOthers.has(what))
}

/** A client hears of itself alone: of staff neither the name nor the note. */
export function tellableMaker(
  maker: Maker | null,
  asking: { readonly kind: 'staff' | 'client'; readonly clientId: string },
): Pick<CorrespondenceChange, 'by' | 'note'> {
  const isItself = maker?.kind === 'client' && maker.by === asking.clientId
  if (!maker || !(asking.kind === 'staff' || isItself)) return { by: null, note: null }
  return { by: maker.by, note: maker.note }
}
