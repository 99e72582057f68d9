import { addressParser } from 'postal-mime'
import { normaliseAddress } from '../addresses/parse-address.ts'
import { readFrom } from '../message/from.ts'
import { type Header, readHeader, valuesOf } from '../message/header-fields.ts'
import { messageIds } from '../message/message-ids.ts'
import {
  type Message,
  parseMessage,
  type ReadProblem,
  subjectOf,
} from '../message/parse-message.ts'
import { tokensIn } from '../reply-token.ts'
import { findWriter } from './program/automatic.ts'
import { readBounce } from './program/bounce.ts'
import type { OwnMail } from './quotes/own-words.ts'
import { readCodes } from './read-codes.ts'
import type { Reply } from './reply.ts'

/**
 * Reads a message as a reply to a prompt. Never throws: what cannot be read says so in `problem`. Nothing
 * in it is believed yet; that is for `authenticateMail`.
 *
 * @param ownMails every wording that our own e-mails have or had; as they are delivered when it is not given
 */
export async function readReply(raw: Uint8Array, ownMails?: readonly OwnMail[]): Promise<Reply> {
  const header = readHeader(raw)
  return describe(header, parseMessage(raw, header), ownMails)
}

/** What the header of a message says when its body could not be read, so that it is held and not lost. */
export function readHeaderAlone(raw: Uint8Array, problem: ReadProblem): Reply {
  const header = readHeader(raw)
  return describe(header, {
    subject: subjectOf(header),
    text: '',
    html: undefined,
    parts: [],
    problem,
  })
}

function describe(header: Header, message: Message, ownMails?: readonly OwnMail[]): Reply {
  const { subject } = message
  const from = readFrom(header)
  const bounce = readBounce(header, message)
  const references = messageIds(header, ['in-reply-to', 'references'])
  const answersOther = references.length > 0 && tokensIn(references.join('\n')).length === 0
  const codes = readCodes({ ...message, answersOther, ownMails })
  const writer = findWriter({
    header,
    subject,
    parts: message.parts,
    hasCode: codes.found.length > 0,
  })
  return {
    kind: bounce ? 'bounce' : writer === 'program' ? 'automatic' : 'reply',
    looksAutomatic: !bounce && writer === 'unclear',
    from: from.address?.normalised ?? null,
    fromProblem: from.problem,
    problem: message.problem ?? codes.problem,
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
