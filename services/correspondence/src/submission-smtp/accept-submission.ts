import { isRefusal } from '@gwirio/contracts'
import type { SubmissionAnswer, SubmittedMail } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { submitterOf } from '../submission/submitter.ts'
import { submit } from '../submit.ts'
import { wordsOf, wordsOfHeader } from './problems.ts'
import { readSubmission } from './read-submission.ts'
import type { SignedIn } from './sign-in-client.ts'

/** Refusals that are ours to mend, or soon over. */
const later: readonly string[] = ['not-ready', 'busy']

/** Submits a message as over HTTP; what is answered is committed. */
export async function acceptSubmission(
  context: Context,
  { raw, client, recipient }: SubmittedMail<SignedIn>,
): Promise<SubmissionAnswer> {
  const { clock, log, config } = context
  const { caller, goodUntil } = client
  if (clock.now() >= goodUntil)
    return { kind: 'later', words: 'sign in again', code: 'session-over' }
  const read = readSubmission(raw, { recipient, mailDomain: config.mailDomain })
  if ('problem' in read) {
    log.info({ problem: read.problem }, 'a submission was refused')
    return { kind: 'refused', words: wordsOfHeader(read.problem), code: read.problem }
  }
  const kept = await submit(context, { ...read, submitter: submitterOf(caller), wayIn: 'smtp' })
  if (isRefusal(kept)) {
    log.info({ problem: kept.refused }, 'a submission was refused')
    const kind = later.includes(kept.refused) ? 'later' : 'refused'
    return { kind, words: wordsOf(kept.refused), code: kept.refused }
  }
  const held = kept.state === 'held' ? ' and held: a person looks at it' : ''
  return { kind: 'accepted', words: `taken as ${kept.correspondenceId}${held}` }
}
