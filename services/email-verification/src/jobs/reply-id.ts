import type { Reply } from '@gwirio/mail'
import type { JournalEntry } from '../store/received-mail.ts'
import type { Vault } from '../store/vault.ts'

/** The digest under which the same message is known again, however often it comes; null without a Message-ID. */
export function digestOf(vault: Vault, reply: Reply): Buffer | null {
  return reply.messageId === null ? null : vault.messageDigest(reply.messageId)
}

/**
 * The id of a reply towards sms-code, which compares the same reply only once: made from its Message-ID, so that two
 * copies of one message cost one try (a UUID of version 8, RFC 9562 §5.8).
 */
export function replyIdOf(vault: Vault, mail: JournalEntry, reply: Reply): string {
  const digest = digestOf(vault, reply)
  if (!digest) return mail.mailId
  const bytes = Buffer.from(digest)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
