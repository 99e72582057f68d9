import type { ChangeKind } from '@gwirio/contracts'
import type { Transaction } from 'kysely'
import type { Context } from './context.ts'
import { type AnswerEffect, answerKinds } from './enqueue-effect.ts'
import type { Decision, Effect } from './rules/model.ts'
import { mayAnswer } from './rules/outgoing.ts'
import { refuseText } from './rules/safe-to-text.ts'
import { countOutgoingMail } from './store/outgoing-mail.ts'
import type { Database } from './store/tables.ts'
import type { VerificationRecord } from './store/verification-record.ts'

interface Withheld {
  readonly effects: readonly Effect[]
  /** What staff are told instead. */
  readonly changes: readonly { readonly kind: ChangeKind; readonly reason: string | null }[]
}

const nothing: Withheld = { effects: [], changes: [] }

/**
 * What a decision asks for and cannot be: a fresh code at a time at which no text is safe, with the answer that would
 * promise it, or an answer when no more may be sent.
 */
export async function findWithheld(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  { effects }: Decision,
): Promise<Withheld> {
  const isFresh = effects.includes('answer-code-too-late')
  const wanted = { askedAt: null, callMinutes: context.numbers.callMinutes }
  const refused = isFresh && refuseText(record.safeToText, wanted, context.clock.now())
  if (refused) return { effects: ['issue-code', 'answer-code-too-late'], changes: [refused] }
  const answer = effects.find((effect) => effect in answerKinds) as AnswerEffect | undefined
  if (!answer) return nothing
  const sent = (await countOutgoingMail(tx, record)) - 1 // the prompt is no answer
  if (mayAnswer(answerKinds[answer], { sent, most: context.numbers.answers })) return nothing
  return { effects: [answer], changes: [{ kind: 'answer-not-sent', reason: null }] }
}
