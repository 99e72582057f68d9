import {
  type ApprovalView,
  isRefusal,
  readVerification,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { explainReason } from '../../words/explain-reason.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** What somebody decides on who is asked to take a suspension back, or to accept a reply. */
export interface Background {
  /** Why it is suspended, in words, and since when. */
  readonly suspended: { readonly why: string | null; readonly at: string | null } | null
  readonly held: ReadonlyArray<{ readonly href: string; readonly at: string; readonly why: string }>
}

const mostReplies = 10

/** Of the verification that an approval is about: a view that is on record. Null: about none, or it cannot be read now. */
export async function readBackground(
  context: Context,
  request: Request,
  { caseId, verificationId, replyId }: ApprovalView,
  words: ConsoleWords,
): Promise<Background | null> {
  if (verificationId === null) return null
  const params = { caseId, verificationId }
  const found = await tryAs(context, request, 'emailVerification', readVerification, { params })
  return isRefusal(found) ? null : describe(found, replyId, words)
}

/** @param ownReply stands on the page already */
function describe(
  verification: VerificationView,
  ownReply: string | null,
  words: ConsoleWords,
): Background {
  const { caseId, verificationId, state, reason, changes } = verification
  const suspended = changes.findLast(({ kind }) => kind === 'suspended')
  const replies = changes.filter(
    ({ kind, replyId }) => kind === 'reply-held' && replyId !== null && replyId !== ownReply,
  )
  return {
    suspended:
      state === 'suspended'
        ? { why: explainReason(words, reason), at: suspended?.at ?? null }
        : null,
    held: replies
      .slice(-mostReplies)
      .reverse()
      .map((change) => ({
        href: `/cases/${caseId}/verifications/${verificationId}/replies/${change.replyId}`,
        at: change.at,
        why: explainReason(words, change.reason) ?? words.verification.changes[change.kind],
      })),
  }
}
