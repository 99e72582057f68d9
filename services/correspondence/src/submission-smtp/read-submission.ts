import { hash } from 'node:crypto'
import {
  type Header,
  isReadOneWay,
  normaliseAddress,
  readHeader,
  readMailbox,
  valuesOf,
  writeSubject,
} from '@gwirio/mail'
import type { Submission } from '../submission/submission.ts'
import { findFieldProblem } from './check-fields.ts'
import { findParty, type Named } from './find-party.ts'
import type { HeaderProblem } from './problems.ts'

type Read = Omit<Submission, 'submitter' | 'wayIn'>

/**
 * Reads what a submitted message is: for whom, to which address, and its bytes without what was meant for us alone.
 * Envelope and header must agree; whatever could be read in two ways is a problem.
 *
 * @param envelope.mailDomain the one that outgoing mail is signed for
 */
export function readSubmission(
  raw: Uint8Array,
  envelope: { recipient: string; mailDomain: string },
): Read | { readonly problem: HeaderProblem } {
  const header = readHeader(raw)
  const problem = findFieldProblem(header, envelope.mailDomain)
  if (problem) return { problem }
  const { address: to } = readMailbox(header, 'to')
  if (!to) return { problem: 'to-not-one' }
  if (normaliseAddress(envelope.recipient) !== to.normalised)
    return { problem: 'recipient-differs' }
  const [messageId = ''] = valuesOf(header, 'message-id')
  if (!/^<[^\s<>]{3,900}>$/.test(messageId)) return { problem: 'message-id-missing' }
  const named = findParty(header)
  if ('problem' in named) return named
  if (!isReadOneWay(raw)) return { problem: 'parts-malformed' }
  const { subject: _subject, ...about } = named
  return {
    ...about,
    address: to.typed,
    idempotencyKey: `smtp-${hash('sha256', messageId, 'base64url')}`,
    content: { raw: withoutOurs(raw, header, named) },
  }
}

/** The message as it would be without us: nothing else is touched. */
function withoutOurs(raw: Uint8Array, header: Header, { subject }: Named): Uint8Array {
  const parts: Uint8Array[] = []
  let from = 0
  for (const { name, start, end } of header.fields) {
    const isTagged = name === 'subject' && subject !== null
    if (!isTagged && !name.startsWith('x-gwirio-')) continue
    parts.push(raw.subarray(from, start))
    if (isTagged) parts.push(Buffer.from(writeSubject(subject)))
    from = end
  }
  return Buffer.concat([...parts, raw.subarray(from)])
}
