import type { AuditEvent } from '@gwirio/audit'
import type { CorrespondenceKind, sendCorrespondence, UploadedFile, WayIn } from '@gwirio/contracts'

/** Something that is handed to us to leave, whichever way it came. */
export interface Submission {
  readonly submitter: Submitter
  readonly wayIn: WayIn
  readonly case: string
  readonly party: string
  /** As it was typed. */
  readonly address: string
  readonly kind: CorrespondenceKind
  readonly reference: string | null
  /** The same key of the same client is the same request. */
  readonly idempotencyKey: string | null
  readonly content: LetterContent | RawContent
}

export interface Submitter {
  readonly clientId: string
  /** Whoever releases it is another. */
  readonly subject: string
  /** Of a person. */
  readonly name: string | null
  readonly actor: AuditEvent['actor']
}

/** Words and documents that we make a message of. */
export interface LetterContent {
  readonly subject: string | null
  readonly text: string | null
  readonly documents: readonly UploadedFile[]
}

/** A message that somebody else made: it leaves with a notice added and nothing else changed. */
export interface RawContent {
  /** Whole, with CRLF line ends and exactly one mailbox in To. */
  readonly raw: Uint8Array
}

/** Why words and documents were not taken; nothing of them was kept. */
export type LetterProblem = (typeof sendCorrespondence)['refusals'][number]

/** The same of whatever was handed to us. */
export type SubmissionProblem = LetterProblem | 'message-unreadable'
