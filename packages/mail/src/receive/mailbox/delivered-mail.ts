import { readHeader } from '../../message/header-fields.ts'

/** What the server of a mailbox wrote on top of a message when it put it there. */
export interface Delivery {
  /** Empty for the null reverse path; null when it is anything else, or not known. */
  readonly mailFrom: '' | null
  readonly recipients: readonly string[]
}

const envelopeFields = ['x-original-to', 'delivered-to', 'envelope-to']

/**
 * Reads the envelope of a delivered message. Only what stands above the topmost Received field was
 * surely written by the last server (RFC 5321 §4.4); all else the sender can have written. A reverse path
 * that is an address is left out: without a client there is nothing that it could prove.
 */
export function readDelivery(raw: Uint8Array): Delivery {
  const { fields } = readHeader(raw)
  const received = fields.findIndex(({ name }) => name === 'received')
  const onTop = fields.slice(0, Math.max(0, received))
  const isNull = onTop.some(({ name, value }) => name === 'return-path' && value === '<>')
  const recipients = onTop
    .filter(({ name }) => envelopeFields.includes(name))
    .map(({ value }) => value.replace(/^<(.*)>$/, '$1'))
  return { mailFrom: isNull ? '' : null, recipients: [...new Set(recipients)] }
}
