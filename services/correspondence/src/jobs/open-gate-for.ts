import type { GateReason, HandOverAnswer } from '@gwirio/contracts'
import type { GateHold } from '@gwirio/mail'
import { actOn } from '../act-on.ts'
import { type Context, ourselves } from '../context.ts'
import { changeVerification, lockCorrespondence } from '../store/correspondence.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'

/** What was said when the last bytes wanted to leave; null: nobody asked. */
export type GateSaid =
  | { readonly kind: 'closed'; readonly reason: GateReason }
  /** Recalled, or begun anew, before the gate opened. */
  | { readonly kind: 'taken-back' }
  | { readonly kind: 'open' }
  | null

/**
 * The gate for one attempt. After a yes it is written down first that the last bytes may leave; whoever recalls it before that
 * wins, and the gate is let go.
 */
export function openGateFor(
  context: Context,
  record: CorrespondenceRecord,
): { look(): Promise<boolean>; hold(): Promise<GateHold | null>; said(): GateSaid } {
  let said: GateSaid = null
  return {
    said: () => said,
    /** Asks without holding anything, for a long letter: its first part takes longer to leave than anybody should wait. */
    async look() {
      const { answer, reason, subject } = await context.gate.ask({
        case: record.caseReference,
        party: record.partyReference,
        address: record.address,
        client: null,
      })
      const isOpen = answer === 'yes'
      if (isOpen && isAbout(record, subject)) return true
      said = { kind: 'closed', reason: isOpen ? 'unknown' : reason }
      return false
    },
    async hold() {
      const { answer, hold } = await context.gate.hold({
        case: record.caseReference,
        party: record.partyReference,
        address: record.address,
        correspondenceId: record.correspondenceId,
        attempt: record.attempts,
      })
      const { subject } = answer
      if (!hold || !isAbout(record, subject)) {
        hold?.release()
        said = { kind: 'closed', reason: hold ? 'unknown' : answer.reason }
        return null
      }
      try {
        const isOurs = await commit(context, record, subject.verificationId)
        said = isOurs ? { kind: 'open' } : { kind: 'taken-back' }
      } catch (error) {
        hold.release()
        throw error
      }
      if (said.kind === 'open') return hold
      hold.release()
      return null
    },
  }
}

/** Else it is somebody else, under the same references. */
function isAbout(
  { caseId, partyId }: CorrespondenceRecord,
  subject: HandOverAnswer['subject'],
): subject is NonNullable<HandOverAnswer['subject']> {
  return subject?.caseId === caseId && subject.partyId === partyId
}

/** What comes back belongs to the verification that opened the gate: it may be a newer one than at submission. */
async function commit(
  context: Context,
  record: CorrespondenceRecord,
  verificationId: string,
): Promise<boolean> {
  const { db, vault, clock } = context
  const command = { kind: 'commit', attempt: record.attempts } as const
  return await db.transaction().execute(async (tx) => {
    const locked = await lockCorrespondence(tx, vault, record)
    if (!locked) return false
    const cause = { actor: ourselves, at: clock.now() }
    const opened = { ...locked, verificationId }
    if ('refused' in (await actOn(tx, context, opened, { command, cause }))) return false
    if (verificationId !== locked.verificationId)
      await changeVerification(tx, record, verificationId)
    return true
  })
}
