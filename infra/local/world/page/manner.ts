import { randomUUID } from 'node:crypto'
import type { OutgoingMail } from '@gwirio/testing'

/** In which ways a reply can be sent, so that each outcome can be tried; the first is the usual one. */
export const manners = [
  { name: 'usual', words: 'As it should be' },
  { name: 'other-address', words: 'From an address in another domain' },
  { name: 'unsigned', words: 'Without a signature: only SPF speaks for it' },
  { name: 'forged', words: 'Forged: nothing speaks for it' },
  { name: 'answers-elsewhere', words: 'With answers to another address' },
  { name: 'automatic', words: 'As an automatic reply' },
] as const

export type Manner = (typeof manners)[number]['name']

/** The same mail, as somebody else or something else would send it. */
export function inManner(mail: OutgoingMail, manner: Manner): OutgoingMail {
  switch (manner) {
    case 'usual':
      return mail
    case 'other-address':
      return { ...mail, from: 'cousin@elsewhere.example' }
    case 'unsigned':
      return { ...mail, unsigned: true }
    case 'forged':
      return { ...mail, unsigned: true, envelopeFrom: 'somebody@elsewhere.example' }
    case 'answers-elsewhere':
      return { ...mail, replyTo: 'somebody@elsewhere.example' }
    case 'automatic':
      return { ...mail, raw: composeAutomatic(mail) }
  }
}

/** RFC 3834 §5. */
function composeAutomatic({ from, to, subject = '', text = '', inReplyTo }: OutgoingMail): string {
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${randomUUID()}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`] : []),
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\n')
}
