import type { Filling } from './compose.ts'

const mixed = 'Content-Type: multipart/mixed; boundary='
const smime = [
  'Content-Type: application/pkcs7-mime; smime-type=signed-data',
  'Content-Transfer-Encoding: base64',
]
const nested = (at: number) => `--b${at}\r\n${mixed}b${at + 1}\r\n\r\n`

/** Hostile structure. */
export const structureMails: Readonly<Record<string, Filling>> = {
  'boundary lines': { headers: [`${mixed}b`], unit: '--b\r\n' },
  'boundary lines of empty parts': { headers: [`${mixed}b`], unit: '--b\r\n\r\n' },
  'lines that nearly are a boundary': { headers: [`${mixed}b`], unit: '--bb\r\n' },
  'lines that nearly are a long boundary': {
    headers: [`${mixed}${'b'.repeat(70)}`],
    unit: `--${'b'.repeat(69)}\r\n`,
  },
  'ends of a multipart': { headers: [`${mixed}b`], unit: '--b--\r\n' },
  'parts within parts': { headers: [`${mixed}b0`], unit: nested },
  'parts within parts, to the limit, then text': {
    headers: [`${mixed}b0`],
    before: Array.from({ length: 11 }, (_, at) => nested(at)).join(''),
    unit: '--b\r\n',
  },
  'many small parts': {
    headers: [`${mixed}b`],
    unit: (at) => `--b\r\nContent-Type: text/plain; name=${at}\r\n\r\n${at}\r\n`,
  },
  'many parts with a boundary of their own': {
    headers: [`${mixed}b`],
    unit: (at) => `--b\r\n${mixed}c${at}\r\n\r\n`,
  },
  'four hundred texts': {
    headers: [`${mixed}b`],
    unit: `--b\r\nContent-Type: text/html\r\n\r\n${'<p>a\r\n'.repeat(400)}`,
  },
  'four hundred attachments': {
    headers: [`${mixed}b`],
    unit: `--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n${'AAAA\r\n'.repeat(400)}`,
  },
  'parts with huge headers': {
    headers: [`${mixed}b`],
    unit: `--b\r\n${'X-A: b\r\n'.repeat(900)}\r\n`,
  },
  'messages within messages': { unit: 'Content-Type: message/rfc822\r\n\r\n' },
  'alternatives without end': {
    headers: ['Content-Type: multipart/alternative; boundary=b'],
    unit: '--b\r\nContent-Type: text/plain\r\n\r\n123456\r\n',
  },
  'S/MIME of empty elements': {
    headers: [...smime],
    before: Buffer.from('308006092a864886f70d010702a080', 'hex').toString('base64'),
    unit: Buffer.from('050005000500', 'hex').toString('base64'),
  },
  'S/MIME of open elements': {
    headers: [...smime],
    unit: Buffer.from('308030803080', 'hex').toString('base64'),
  },
  'a report with many recipients': {
    headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
    before: '--b\r\nContent-Type: message/delivery-status\r\n\r\n',
    unit: 'Action: delivered\r\nStatus: 2.0.0\r\n\r\n',
    after: '--b--\r\n',
  },
  'a report of empty lines': {
    headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
    before: '--b\r\nContent-Type: message/delivery-status\r\n\r\n',
    unit: '\n \n',
    after: '--b--\r\n',
  },
  'a notice of half Message-IDs': {
    headers: ['X-Failed-Recipients: x'],
    unit: 'Message-ID: <a\r\n',
  },
  'a notice of empty lines': { headers: ['X-Failed-Recipients: x'], unit: '\n' },
}
