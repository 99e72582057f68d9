import { type KeptText, unreachableNumber } from '@gwirio/testing'
import type { Context } from '../app.ts'
import { findOpened, listMailbox, listMailboxes, type MailboxItem } from './mailbox-view.ts'
import { type Selection, selectionUrl } from './selection.ts'

const maxShown = 100

/** Everything that the template shows, in its words. */
export function createView(context: Context, selection: Selection) {
  return {
    unreachableNumber,
    formAction: selectionUrl(selection),
    ...viewPhone(context, selection),
    ...viewMailbox(context, selection),
  }
}

function viewPhone({ twilio }: Context, selection: Selection) {
  const numbers = withChosen([...new Set(twilio.texts().map(({ to }) => to))], selection.number)
  const number = selection.number ?? numbers[0]
  return {
    numbers,
    number: number ?? null,
    texts: number
      ? twilio.texts(number).filter(hasEnded).slice(0, maxShown).reverse().map(viewText)
      : [],
  }
}

function viewText({ sid, from, body, status, sentAt }: KeptText) {
  return { sid, from, body, isDelivered: status === 'delivered', ...viewTime(sentAt) }
}

/** A phone shows nothing of a text that is still on its way. */
function hasEnded({ status }: KeptText): boolean {
  return status === 'delivered' || status === 'undelivered'
}

function viewMailbox(context: Context, selection: Selection) {
  const mailboxes = withChosen(listMailboxes(context), selection.mailbox?.toLowerCase())
  const mailbox = selection.mailbox?.toLowerCase() ?? mailboxes[0]
  const items = mailbox ? listMailbox(context, mailbox) : []
  const opened = mailbox ? findOpened(context, mailbox, selection.open) : undefined
  const { number } = selection
  const isWriting = selection.isWriting ?? false
  return {
    mailboxes,
    mailbox: mailbox ?? null,
    isWriting,
    items: items.slice(0, maxShown).map((item) => ({
      ...viewItem(item),
      isOpen: item.id === opened?.id && !isWriting,
      url: selectionUrl({ number, mailbox: selection.mailbox ?? mailbox, open: item.id }),
    })),
    opened: opened ? { ...viewItem(opened), ...viewTrust(opened) } : null,
    written: draftFor(opened, mailbox, isWriting),
    writeUrl: selectionUrl({ number, mailbox: selection.mailbox ?? mailbox, isWriting: true }),
  }
}

function viewItem(item: MailboxItem) {
  const { subject, text, from, to } = item.mail
  const name = item.kind === 'received' ? item.mail.fromName : ''
  return {
    kind: item.kind,
    id: item.id,
    from,
    to,
    name,
    who: item.kind === 'received' ? name || from : `To ${to}`,
    subject: subject || '(no subject)',
    text,
    preview: text.replace(/\s+/g, ' ').slice(0, 90),
    ...viewTime(item.at),
  }
}

function viewTrust(item: MailboxItem) {
  if (item.kind === 'sent') return { delivery: item.mail.delivery, attachments: [] }
  const { authentication, replyTo, raw } = item.mail
  // Mail that was kept by an earlier version has none
  const attachments = (item.mail.attachments ?? []).map(({ name, bytes }, place) => ({
    name,
    size: viewSize(bytes),
    url: `/mail/${item.id}/attachments/${place}`,
  }))
  return { authentication, replyTo, raw: raw.slice(0, 100_000), attachments }
}

function viewSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** What stands in the form before anything is typed: an answer, or a new mail. */
function draftFor(
  opened: MailboxItem | undefined,
  mailbox: string | undefined,
  isWriting: boolean,
) {
  const draft = {
    from: mailbox ?? '',
    to: '',
    subject: '',
    inReplyTo: '',
    text: '',
    quote: 'on',
    manner: 'usual',
  }
  if (opened?.kind !== 'received') return draft
  const { replyTo, from, subject, messageId } = opened.mail
  if (isWriting) return { ...draft, to: from }
  const answer = /^re:/i.test(subject) ? subject : `Re: ${subject}`
  return { ...draft, to: replyTo, subject: answer, inReplyTo: messageId }
}

function withChosen(known: string[], chosen: string | undefined): string[] {
  return chosen && !known.includes(chosen) ? [...known, chosen] : known
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

function viewTime(at: string) {
  return { at, time: clock.format(new Date(at)) }
}
