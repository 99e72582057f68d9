import { maxMessageBytes } from '../../src/message/parse-message.ts'
import type { Random } from './random.ts'

/** What a part of the reader may stumble over. */
const tokens = [
  'Content-Type: multipart/mixed; boundary=b\r\n', 'Content-Type: multipart/alternative; boundary="b"\r\n',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n', 'Content-Type: text/html\r\n',
  'Content-Type: message/delivery-status\r\n\r\n', 'Content-Type: message/rfc822\r\n\r\n', 'Content-Type: text/plain',
  'Content-Transfer-Encoding: base64\r\n', 'Content-Transfer-Encoding: quoted-printable\r\n', '; charset=utf-16', '; format=flowed',
  '; charset=iso-2022-jp', 'Content-Disposition: attachment\r\n', '--b\r\n', '--b--\r\n', '\r\n--', '\r\n\r\n', '\r\n ', '\r', '\n', '\0',
  'From: eve@example.org\r\n', 'Subject: =?utf-8?B?MTIzNDU2?=\r\n', '=?', '?=', 'Auto-Submitted: auto-replied\r\n',
  'Action: failed\r\n', 'Status: 5.1.1\r\n', 'Message-ID: <', '<', '>', '&#49;', '&', '<!--', '-->', '<style>', '</style>', '<b style="',
  '<div hidden>', '<blockquote>', '=31', '=\r\n', '=', '123456', '１２３', '\u0661', '\u200b', '\u202e', '\u0301', '> ', '-- \r\n',
  'On Mon, 2 Mar 2026 at 10:00, A <a@b.example> wrote:\r\n', '-----Original Message-----', '"', '(', ')', '\\', ';', ':', '=?x?q?',
].map((token) => Buffer.from(token)) // biome-ignore format: a list of tokens

type Mutation = (mail: Buffer, random: Random, others: readonly Buffer[]) => Buffer

const mutations: readonly Mutation[] = [
  function flipBit(mail, random) {
    const changed = Buffer.from(mail)
    const at = random.below(mail.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
    return changed
  },
  function insertToken(mail, random) {
    return insert(mail, random.below(mail.length + 1), random.pick(tokens))
  },
  function insertTokens(mail, random) {
    const repeated = Buffer.concat(Array(1 + random.below(2_000)).fill(random.pick(tokens)))
    return insert(mail, random.below(mail.length + 1), repeated)
  },
  function deleteRange(mail, random) {
    const [start, end] = range(mail, random)
    return Buffer.concat([mail.subarray(0, start), mail.subarray(end)])
  },
  function repeatRange(mail, random) {
    const [start, end] = range(mail, random)
    const times = 1 + random.below(50)
    return insert(mail, end, Buffer.concat(Array(times).fill(mail.subarray(start, end))))
  },
  function spliceOther(mail, random, others) {
    const other = random.pick(others)
    const [start, end] = range(other, random)
    return insert(mail, random.below(mail.length + 1), other.subarray(start, end))
  },
  function swapLines(mail, random) {
    const lines = mail.toString('latin1').split('\n')
    const [one, two] = [random.below(lines.length), random.below(lines.length)]
    const [first = '', second = ''] = [lines[one], lines[two]]
    lines[one] = second
    lines[two] = first
    return Buffer.from(lines.join('\n'), 'latin1')
  },
  function cutOff(mail, random) {
    return mail.subarray(0, random.below(mail.length + 1))
  },
]

/** Another mail made of one, by one to six changes; never longer than the reader takes. */
export function mutate(mail: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let mutated = mail
  for (let changes = 1 + random.below(6); changes > 0; changes--) {
    if (mutated.length > 0) mutated = random.pick(mutations)(mutated, random, others)
  }
  return mutated.subarray(0, maxMessageBytes)
}

function insert(mail: Buffer, at: number, inserted: Buffer): Buffer {
  return Buffer.concat([mail.subarray(0, at), inserted, mail.subarray(at)])
}

function range(mail: Buffer, random: Random): [start: number, end: number] {
  const start = random.below(mail.length + 1)
  return [start, start + random.below(Math.min(mail.length - start, 2_000) + 1)]
}
