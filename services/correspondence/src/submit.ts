import { type GateSubject, isRefusal, type Refusal } from '@gwirio/contracts'
import { composeMessage } from './compose/compose-message.ts'
import type { Context } from './context.ts'
import type { CorrespondenceRecord } from './store/correspondence-record.ts'
import { askForSubject } from './submission/ask-for-subject.ts'
import { inspectContent } from './submission/inspect-content.ts'
import { keep } from './submission/keep.ts'
import { recordNotAdmitted } from './submission/not-admitted.ts'
import { readContent } from './submission/read-content.ts'
import { findRepeat, nameRequest } from './submission/repeat.ts'
import type {
  LetterContent,
  LetterProblem,
  Submission,
  SubmissionProblem,
} from './submission/submission.ts'

/**
 * Takes something that is to leave: asks the gate, inspects it, and keeps it whole with the job that hands it over. Every
 * way in ends here. Nothing is kept of what is refused, but that it was.
 *
 * @returns what was kept (the same as before for the same request under the same key), or why nothing was
 */
export async function submit(
  context: Context,
  submission: Submission & { readonly content: LetterContent },
): Promise<CorrespondenceRecord | Refusal<LetterProblem>>
export async function submit(
  context: Context,
  submission: Submission,
): Promise<CorrespondenceRecord | Refusal<SubmissionProblem>>
export async function submit(
  context: Context,
  submission: Submission,
): Promise<CorrespondenceRecord | Refusal<SubmissionProblem>> {
  const request = nameRequest(context, submission)
  const repeated = request && (await findRepeat(context, request))
  if (repeated) return repeated
  const subject = await askForSubject(context, submission)
  if (isRefusal(subject)) return subject
  return await inspectAndKeep(context, submission, { subject, request })
}

type Named = ReturnType<typeof nameRequest>

async function inspectAndKeep(
  context: Context,
  submission: Submission,
  { subject, request }: { subject: GateSubject; request: Named },
): Promise<CorrespondenceRecord | Refusal<SubmissionProblem>> {
  const whose = submission.submitter.subject
  const content = await readContent(context, { content: submission.content, whose })
  const inspected = isRefusal(content)
    ? content
    : await inspectContent(context, { submission, subject, content })
  if (isRefusal(inspected)) {
    await recordNotAdmitted(context, submission, { subject, reason: inspected.refused })
    return inspected
  }
  const composed = await composeMessage(context, { submission, subject, inspected })
  return await keep(context, { submission, subject, request, inspected, composed })
}
