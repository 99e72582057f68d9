import type { Reply } from '@gwirio/mail'
import type { JournalEntry } from '../store/received-mail.ts'
import type { Vault } from '../store/vault.ts'

/**
 * The digest under which the same message is known again, however often it comes: of its Message-ID, else of what its
 * writer wrote, because each delivery adds other fields.
 */
export function digestOf(vault: Vault, mail: Pick<JournalEntry, 'raw'>, reply: Reply): Buffer {
  return reply.messageId === null
    ? vault.contentDigest(Buffer.from(writtenIn(mail.raw)))
    : vault.messageDigest(reply.messageId)
}

function writtenIn(raw: Uint8Array): string {
  const text = Buffer.from(raw).toString('latin1').replace(/\r\n?/g, '\n')
  const [header = ''] = text.split('\n\n', 1)
  const fields = header
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .filter((field) => /^(?:from|date|subject)[ \t]*:/i.test(field))
  return [...fields, text.slice(header.length).trim()].join('\n')
}

/**
 * The id of a reply towards sms-code, which compares the same reply only once: made from its digest, so that two
 * copies of one message cost one try (a UUID of version 8, RFC 9562 §5.8).
 */
export function replyIdOf(vault: Vault, mail: Pick<JournalEntry, 'raw'>, reply: Reply): string {
  const bytes = Buffer.from(digestOf(vault, mail, reply))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
