import { addressParser } from 'postal-mime'
import { normaliseAddress } from '../addresses/parse-address.ts'
import { readFrom } from '../message/from.ts'
import { type Header, readHeader, valuesOf } from '../message/header-fields.ts'
import { tokensIn } from '../reply-token.ts'
import { isAutomatic } from './automatic.ts'
import { readBounce } from './bounce.ts'
import { parseMessage } from './parse-message.ts'
import { readCodes } from './read-codes.ts'
import type { Reply } from './reply.ts'

const maxReferences = 100

/**
 * Reads a message as a reply to a prompt. Never throws: what cannot be read says so in `problem`. Nothing
 * in it is believed yet; that is for `authenticateMail`.
 */
export async function readReply(raw: Uint8Array): Promise<Reply> {
  const header = readHeader(raw)
  const { email, problem } = await parseMessage(raw)
  const from = readFrom(header)
  const subject = email.subject ?? ''
  const bounce = readBounce(header, email)
  const references = messageIds(header, ['in-reply-to', 'references'])
  const codes = readCodes(email)
  return {
    kind: bounce ? 'bounce' : isAutomatic(header, subject) ? 'automatic' : 'reply',
    looksAutomatic: false,
    from: from.address?.normalised ?? null,
    fromProblem: from.problem,
    problem: problem ?? codes.problem,
    codes: codes.found,
    textsDisagree: codes.disagree,
    messageId: messageIds(header, ['message-id'])[0] ?? null,
    references,
    tokens: tokensIn(
      [...recipients(header), ...references, bounce?.originalMessageId ?? ''].join('\n'),
    ),
    replyTo: mailboxes(header, 'reply-to'),
    sender: mailboxes(header, 'sender'),
    to: mailboxes(header, 'to'),
    cc: mailboxes(header, 'cc'),
    subject,
    bounce,
  }
}

function messageIds(header: Header, names: readonly string[]): string[] {
  const text = names.flatMap((name) => valuesOf(header, name)).join(' ')
  return [...new Set(text.match(/<[^<>\s]{1,300}>/g) ?? [])].slice(0, maxReferences)
}

function recipients(header: Header): string[] {
  const names = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to']
  return names.flatMap((name) => valuesOf(header, name))
}

/** The mailboxes of a field; what is none stays as it stands, so that it is seen and equals nothing. */
function mailboxes(header: Header, name: string): string[] {
  return valuesOf(header, name)
    .filter((value) => value !== '')
    .flatMap((value) => addressParser(value.slice(0, 10_000), { flatten: true }))
    .map(({ address = '', name: shown }) => normaliseAddress(address) ?? (address || shown))
}
