import { isAligned } from '../authenticate/alignment.ts'
import type { Verdict } from '../authenticate/verdict.ts'
import { readFrom } from '../message/from.ts'
import { type Header, readHeader } from '../message/header-fields.ts'
import { messageIds } from '../message/message-ids.ts'
import { maxMessageBytes, parseMessage, type ReadProblem } from '../message/parse-message.ts'
import { findWriter } from './program/automatic.ts'
import { type Returned, readReturned } from './program/returned.ts'

/** What came back to a return path, or to where complaints go. */
export interface ReturnedMail {
  /** Null when it is no report: a person's reply, an automatic answer, a report that all is well. */
  readonly returned: Returned | null
  /** Why it may say more than is understood. */
  readonly problem: ReadProblem | null
  /** Normalised address of the one mailbox in From. */
  readonly from: string | null
  /** Whether a program wrote it for nobody to answer: out of office, a receipt. */
  readonly isAutomatic: boolean
  /** Message-IDs in In-Reply-To and References, angle brackets included. */
  readonly references: readonly string[]
}

/**
 * Reads what came back about a letter. Never throws. Of a very large one the beginning is read: the report stands before
 * the letter that is sent back. Nothing in it is believed yet: `witnessOf` says who vouches for it.
 */
export function readReturnedMail(raw: Uint8Array): ReturnedMail {
  const header = readHeader(raw)
  const message = parseMessage(raw.subarray(0, maxMessageBytes), header)
  const { subject, parts } = message
  const problem = raw.length > maxMessageBytes ? 'too-large' : message.problem
  return {
    ...describe(header, problem),
    returned: readReturned(header, message),
    isAutomatic: findWriter({ header, subject, parts, hasCode: false }) === 'program',
  }
}

/** What the header says when the rest could not be read. */
export function readReturnedHeader(raw: Uint8Array, problem: ReadProblem | null): ReturnedMail {
  return describe(readHeader(raw), problem)
}

function describe(header: Header, problem: ReadProblem | null): ReturnedMail {
  return {
    returned: null,
    problem,
    from: readFrom(header).address?.normalised ?? null,
    isAutomatic: false,
    references: messageIds(header, ['in-reply-to', 'references']),
  }
}

/**
 * Who vouches for a report: `recipient-side` a domain of the recipient or of the server that took the letter, `authenticated` some
 * other domain, `nobody` anyone. A report can be forged by whoever knows the return path; it was told to the recipient's
 * side alone.
 *
 * @param given.verdict of `authenticateMail`
 * @param given.remoteHost the server that took the letter
 */
export function witnessOf(given: {
  verdict: Verdict
  recipientDomain: string
  remoteHost: string | null
}): 'recipient-side' | 'authenticated' | 'nobody' {
  const { level, from } = given.verdict
  if (from === null || (level !== 'strong' && level !== 'weak')) return 'nobody'
  const domain = from.slice(from.lastIndexOf('@') + 1)
  const side = [given.recipientDomain, given.remoteHost ?? given.recipientDomain]
  return side.some((each) => isAligned(each, domain)) ? 'recipient-side' : 'authenticated'
}
