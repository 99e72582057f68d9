import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { codeOf, type MailLog } from '../mail-log.ts'
import { findMessageProblem, messageLimits } from '../message-checks.ts'
import type { ReceivedMail } from '../received-mail.ts'
import { readDelivery } from './delivered-mail.ts'

export interface Emptying {
  readonly maxMessageBytes: number
  readonly accept: (mail: ReceivedMail) => Promise<void>
  readonly clock: { now(): Date }
  readonly log: MailLog
}

/** Where messages go from the mailbox: those in the journal, and those that a person must look at. */
export const folders = { kept: ['Gwirio', 'Kept'], left: ['Gwirio', 'Left'] }

/**
 * Takes every message that stands in the open mailbox, and moves it away once it is kept. What could not
 * be kept or moved stays where it is for the next time.
 *
 * @returns whether the mailbox is empty now
 */
export async function emptyMailbox(client: ImapFlow, options: Emptying): Promise<boolean> {
  const uids = (await client.search({ all: true }, { uid: true })) || []
  const failures: string[] = []
  for (const uid of uids.toSorted((one, other) => one - other)) {
    try {
      if (!(await takeOne(client, uid, options))) failures.push('not-moved')
    } catch (error) {
      if (!client.usable) throw error
      failures.push(codeOf(error))
    }
  }
  if (failures.length === 0) return true
  const fields = { count: failures.length, codes: [...new Set(failures)] }
  options.log.error(fields, 'messages of the mailbox could not be kept yet')
  return false
}

/** @returns false when it stays in the mailbox */
async function takeOne(client: ImapFlow, uid: number, options: Emptying): Promise<boolean> {
  const { maxMessageBytes, log } = options
  // One byte more than we take, so that its size is known without trusting what the server says about it
  const source = { start: 0, maxLength: maxMessageBytes + 1 }
  const query = { internalDate: true, source }
  const message = await client.fetchOne(String(uid), query, { uid: true })
  if (!message) return true // Somebody else took it meanwhile
  if (!message.source) throw new Error('The server gave a message without its content')
  const raw = message.source
  const isLarge = raw.length > maxMessageBytes
  const problem = isLarge ? 'too-large' : findMessageProblem(raw, messageLimits)
  if (problem) {
    log.error({ problem }, 'a message of the mailbox is left for a person')
    await client.messageFlagsAdd(String(uid), ['\\Flagged'], { uid: true })
  } else await options.accept(toReceivedMail(raw, message, options))
  const folder = problem ? folders.left : folders.kept
  return Boolean(await client.messageMove(String(uid), folder, { uid: true }))
}

function toReceivedMail(
  raw: Buffer,
  { internalDate }: FetchMessageObject,
  { clock }: Emptying,
): ReceivedMail {
  const now = clock.now()
  // When the mailbox got it: a code must not grow too old because we were away
  const delivered = new Date(internalDate ?? now)
  return {
    raw,
    wayIn: 'imap',
    viaEdge: true,
    remoteAddress: null,
    helo: null,
    ...readDelivery(raw),
    tls: null,
    receivedAt: delivered < now ? delivered : now,
  }
}
