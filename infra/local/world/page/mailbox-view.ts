import type { KeptMail } from '@gwirio/testing'
import type { Context } from '../app.ts'
import type { SentMail } from '../outbox.ts'

/** A mail in a mailbox, as it came or as it was sent. */
export type MailboxItem =
  | { kind: 'received'; id: string; at: string; mail: KeptMail }
  | { kind: 'sent'; id: string; at: string; mail: SentMail }

/** All of a mailbox, received and sent, newest first. */
export function listMailbox({ mail, outbox }: Context, mailbox: string): MailboxItem[] {
  const received = mail
    .mail(mailbox)
    .map(
      (each): MailboxItem => ({ kind: 'received', id: each.id, at: each.receivedAt, mail: each }),
    )
  const sent = outbox
    .sentBy(mailbox)
    .map((each): MailboxItem => ({ kind: 'sent', id: each.id, at: each.sentAt, mail: each }))
  return [...received, ...sent].sort((a, b) => b.at.localeCompare(a.at))
}

/** The mail that is open: the one asked for, else the newest that came. */
export function findOpened(
  context: Context,
  mailbox: string,
  id: string | undefined,
): MailboxItem | undefined {
  const items = listMailbox(context, mailbox)
  return items.find((item) => item.id === id) ?? items.find(({ kind }) => kind === 'received')
}

/** Everybody who has a mailbox here: those who received something, newest first. */
export function listMailboxes({ mail }: Context): string[] {
  return [...new Set(mail.mail().map(({ to }) => to.toLowerCase()))]
}
