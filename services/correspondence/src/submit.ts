import { type GateSubject, isRefusal, type Refusal, refuse, ServiceError } from '@gwirio/contracts'
import { composeMessage } from './compose/compose-message.ts'
import type { Context } from './context.ts'
import type { GateAnswered } from './gateways/gate.ts'
import type { CorrespondenceRecord } from './store/correspondence-record.ts'
import { inspectContent } from './submission/inspect-content.ts'
import { keep } from './submission/keep.ts'
import { recordNotAdmitted } from './submission/not-admitted.ts'
import { readContent } from './submission/read-content.ts'
import { findRepeat, nameRequest } from './submission/repeat.ts'
import type { Submission, SubmissionProblem } from './submission/submission.ts'

/**
 * Takes something that is to leave: asks the gate, inspects it, and keeps it whole with the job that hands it over. Every
 * way in ends here. Nothing is kept of what is refused, but that it was.
 *
 * @returns what was kept (the same as before for the same request under the same key), or why nothing was
 */
export async function submit(
  context: Context,
  submission: Submission,
): Promise<CorrespondenceRecord | Refusal<SubmissionProblem>> {
  const request = nameRequest(context, submission)
  const repeated = request && (await findRepeat(context, request))
  if (repeated) return repeated
  const answered = await ask(context, submission)
  if (isRefusal(answered)) return answered
  const refused = await findSubject(context, submission, answered)
  if (isRefusal(refused)) return refused
  return await admit(context, submission, { subject: refused, request })
}

type Named = ReturnType<typeof nameRequest>

async function admit(
  context: Context,
  submission: Submission,
  { subject, request }: { subject: GateSubject; request: Named },
): Promise<CorrespondenceRecord | Refusal<SubmissionProblem>> {
  const content = await readContent(submission.content)
  const inspected = await inspectContent(context, { submission, subject, content })
  if (isRefusal(inspected)) {
    await recordNotAdmitted(context, submission, { subject, reason: inspected.refused })
    return inspected
  }
  const composed = await composeMessage(context, { submission, subject, inspected })
  return await keep(context, { submission, subject, request, inspected, composed })
}

/** The answer of the gate; while it cannot be asked, nothing is taken. */
async function ask(
  { gate }: Context,
  { submitter, wayIn, ...submission }: Submission,
): Promise<GateAnswered | Refusal<'not-ready'>> {
  try {
    return await gate.ask({
      case: submission.case,
      party: submission.party,
      address: submission.address,
      client: wayIn === 'staff' ? null : submitter.clientId,
    })
  } catch (error) {
    if (error instanceof ServiceError) return refuse('not-ready')
    throw error
  }
}

/** Whom it is for, when the gate is open. */
async function findSubject(
  context: Context,
  submission: Submission,
  { answer, reason, subject }: GateAnswered,
): Promise<GateSubject | Refusal<'gate-closed'>> {
  if (answer === 'yes' && subject) return subject
  await recordNotAdmitted(context, submission, { subject, reason })
  return refuse('gate-closed')
}
