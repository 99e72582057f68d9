import type { Header } from '../../message/header-fields.ts'
import type { Message } from '../../message/parse-message.ts'
import type { Bounce } from '../reply.ts'
import { readReturned } from './returned.ts'

/**
 * Reads a notice that a message of ours was not delivered, or that its recipient complained. Null for everything else,
 * also for the report of a success. A complaint is a permanent failure without status.
 */
export function readBounce(header: Header, message: Message): Bounce | null {
  const returned = readReturned(header, message)
  if (!returned || returned.kind === 'delivered' || returned.kind === 'relayed') return null
  return {
    status: returned.status,
    permanent: returned.isPermanent,
    isReport: returned.isReport,
    originalMessageId: returned.original.messageId,
  }
}
