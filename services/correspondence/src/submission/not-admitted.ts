import type { GateSubject } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { Submission } from './submission.ts'

/** Who asks for whom. */
export type Asking = Pick<Submission, 'submitter' | 'wayIn' | 'case' | 'party' | 'address' | 'kind'>

/** Records that something was not taken and why; what it was is not kept. */
export async function recordNotAdmitted(
  { db, audit, clock }: Pick<Context, 'db' | 'audit' | 'clock'>,
  { submitter, wayIn, kind, ...asking }: Asking,
  { subject, reason }: { subject: GateSubject | null; reason: string },
): Promise<void> {
  await db.transaction().execute((tx) =>
    audit.append(tx, {
      caseId: subject?.caseId ?? null,
      ...(subject && { partyId: subject.partyId, verificationId: subject.verificationId }),
      action: 'correspondence.not-admitted',
      actor: submitter.actor,
      occurredAt: clock.now(),
      reason,
      details: { case: asking.case, party: asking.party, wayIn, kind },
      personal: { address: asking.address },
    }),
  )
}
