import type { FromProblem } from '../message/from.ts'
import type { ReadProblem } from '../message/parse-message.ts'

export interface Bounce {
  /** Enhanced status code (RFC 3463), e.g. `5.1.1`. */
  readonly status: string | null
  readonly permanent: boolean
  /** Whether it is written for machines (RFC 3464, RFC 5965), and not a notice in plain words. */
  readonly isReport: boolean
  /** Angle brackets included. */
  readonly originalMessageId: string | null
}

export interface Reply {
  readonly kind: 'reply' | 'automatic' | 'bounce'
  /** True for a reply that a program may have written as well as a person. */
  readonly looksAutomatic: boolean
  /** Normalised address of the one mailbox in From; null when `fromProblem` says why. */
  readonly from: string | null
  readonly fromProblem: FromProblem | null
  readonly problem: ReadProblem | null
  /** Distinct candidates in what the person wrote, in the order of the text. */
  readonly codes: readonly string[]
  /**
   * True when it is doubtful which code the person wrote and could see, so that a person looks:
   * - text and HTML name different codes, or one of them quotes what the other says was written;
   * - the HTML holds another one that may be out of sight, or letters are shown in another order than they stand in;
   * - nothing was written, and a code stands in the quote or the signature, or several stand below an
   *   e-mail of Gwirio's own that bears no mark;
   * - the only code stands in a subject that somebody else may have written.
   */
  readonly textsDisagree: boolean
  readonly messageId: string | null
  /** Message-IDs in In-Reply-To and References, angle brackets included. */
  readonly references: readonly string[]
  /** Candidate tokens in recipients and references. */
  readonly tokens: readonly string[]
  /** Normalised where they are addresses, else as they stand, so that they equal nothing. */
  readonly replyTo: readonly string[]
  readonly sender: readonly string[]
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly bounce: Bounce | null
}
