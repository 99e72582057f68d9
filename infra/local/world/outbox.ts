import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import {
  type Delivery,
  type Journal,
  type MailWorld,
  type OutgoingMail,
  openJournal,
} from '@gwirio/testing'

/** A mail that somebody in the world outside wrote, and what became of it. */
export interface SentMail {
  id: string
  from: string
  to: string
  subject: string
  text: string
  inReplyTo: string | null
  /** ISO 8601. */
  sentAt: string
  delivery: Delivery
}

export interface Outbox extends AsyncDisposable {
  /** Delivers a mail as the provider of its sender, and keeps a copy as mail programs do. */
  send(mail: OutgoingMail): Promise<SentMail>
  /** The same mail, signed and not sent. */
  compose(mail: OutgoingMail): Promise<Buffer>
  /** Newest first, of one sender. */
  sentBy(mailbox: string): SentMail[]
}

export async function openOutbox(options: {
  mail: MailWorld
  folder: string | undefined
}): Promise<Outbox> {
  const { mail, folder } = options
  const sent: Journal<SentMail> = await openJournal({
    file: folder && join(folder, 'sent.jsonl'),
    maxEntries: 500,
    maxCharacters: 16 * 1024 * 1024,
  })
  return {
    async send(outgoing) {
      const complete = withReferences(outgoing, mail)
      const copy: SentMail = {
        id: randomUUID(),
        from: outgoing.from,
        to: outgoing.to,
        subject: outgoing.subject ?? '',
        text: outgoing.raw ?? outgoing.text ?? '',
        inReplyTo: outgoing.inReplyTo ?? null,
        sentAt: new Date().toISOString(),
        delivery: await mail.send(complete),
      }
      await sent.put(copy)
      return copy
    },
    compose: (outgoing) => mail.compose(withReferences(outgoing, mail)),
    sentBy: (mailbox) =>
      sent.newestFirst().filter((each) => each.from.toLowerCase() === mailbox.toLowerCase()),
    [Symbol.asyncDispose]: () => sent[Symbol.asyncDispose](),
  }
}

/** RFC 5322 §3.6.4: the references of the mail that is answered, then its Message-ID. */
function withReferences(outgoing: OutgoingMail, mail: MailWorld): OutgoingMail {
  const { inReplyTo } = outgoing
  if (!inReplyTo || outgoing.references) return outgoing
  const answered = mail.mail(outgoing.from).find((each) => each.messageId === inReplyTo)
  return { ...outgoing, references: [...(answered?.references ?? []), inReplyTo] }
}
