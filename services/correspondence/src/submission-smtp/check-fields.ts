import { type Header, readMailbox, valuesOf } from '@gwirio/mail'
import { isBelow } from '../is-below.ts'
import type { HeaderProblem } from './problems.ts'

/** Fields that two programs read differently when they stand there twice (RFC 5322 §3.6, RFC 2045). */
const single = [
  ...['from', 'to', 'sender', 'reply-to', 'subject', 'date', 'message-id', 'in-reply-to'],
  ...['references', 'mime-version', 'content-type', 'content-transfer-encoding'],
  ...['content-disposition', 'content-language', 'auto-submitted'],
]
const others = /^(?:cc|bcc|apparently-to|resent-.*)$/
const receipts =
  /^(?:disposition-notification-to|return-receipt-to|x-confirm-reading-to|read-receipt-to)$/

/** Finds what in the header names others than the one who may get it, or may be read in two ways. */
export function findFieldProblem(header: Header, mailDomain: string): HeaderProblem | null {
  const { fields } = header
  if (header.isMalformed) return 'header-malformed'
  if (fields.some(({ name }) => others.test(name))) return 'other-recipients'
  if (fields.some(({ name }) => receipts.test(name))) return 'read-receipt'
  if (single.some((name) => valuesOf(header, name).length > 1)) return 'field-repeated'
  if (!isOurs(header, 'from', mailDomain)) return 'from-not-ours'
  const replies = ['sender', 'reply-to'].filter((name) => valuesOf(header, name).length > 0)
  return replies.every((name) => isOurs(header, name, mailDomain)) ? null : 'reply-not-ours'
}

function isOurs(header: Header, name: string, mailDomain: string): boolean {
  const { address } = readMailbox(header, name)
  return address !== null && isBelow(address.domain, mailDomain)
}
