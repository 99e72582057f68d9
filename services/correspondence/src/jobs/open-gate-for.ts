import type { GateReason } from '@gwirio/contracts'
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
): { hold(): Promise<GateHold | null>; said(): GateSaid } {
  let said: GateSaid = null
  return {
    said: () => said,
    async hold() {
      const { answer, hold } = await context.gate.hold({
        case: record.caseReference,
        party: record.partyReference,
        address: record.address,
        correspondenceId: record.correspondenceId,
        attempt: record.attempts,
      })
      const { subject } = answer
      if (!hold || subject?.caseId !== record.caseId || subject.partyId !== record.partyId) {
        hold?.release()
        // Under the same references, somebody else
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
