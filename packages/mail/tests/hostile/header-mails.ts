import { type Filling, repeat } from './compose.ts'

const kib128 = 130_000

/** Hostile headers. The body is small where the header is what costs. */
export const headerMails: Readonly<Record<string, Filling>> = {
  'a header without end': { headers: [], before: '', unit: 'X-A: b\r\n' },
  'one field without end': { headers: [`X-A: ${repeat('a', 1_000_000)}`], unit: '123456\r\n' },
  'folds without end': { headers: [`X-A: ${repeat('\r\n a', kib128)}`], unit: 'a\r\n' },
  'many From': { headers: [repeat('From: a@example.com\r\n', kib128).trim()], unit: 'a\r\n' },
  'a huge From': { headers: [`From: ${repeat('"a" <', kib128)}`], unit: 'a\r\n' },
  'many recipients': { headers: [`To: ${repeat('a@b.example,', kib128)}`], unit: 'a\r\n' },
  'many copies': { headers: [`Cc: ${repeat('a@b.example,', kib128)}`], unit: 'a\r\n' },
  'many Cc fields': { headers: [repeat('Cc: a@b.example\r\n', 14_000).trim()], unit: 'a\r\n' },
  'groups without end': { headers: [`Cc: ${repeat('a:', kib128)}`], unit: 'a\r\n' },
  'comments in comments': { headers: [`Reply-To: ${repeat('(', kib128)}`], unit: 'a\r\n' },
  'quotes without end': { headers: [`Reply-To: ${repeat('"a\\"', kib128)}`], unit: 'a\r\n' },
  'many Message-IDs': { headers: [`References: ${repeat('<a@b> ', kib128)}`], unit: 'a\r\n' },
  'brackets without end': { headers: [`References: ${repeat('<', kib128)}`], unit: 'a\r\n' },
  'half Message-IDs': { headers: [`References: ${repeat(`<${'a'.repeat(299)}`, kib128)}`], unit: 'a\r\n' },
  'many tokens': { headers: [`To: ${repeat('r-0123456789abcdefghjkmnpqrs,', kib128)}`], unit: 'a\r\n' },
  'many encoded words': { headers: [`Subject: ${repeat('=?utf-8?Q?=31?= ', kib128)}`], unit: 'a\r\n' },
  'encoded words of unknown charsets': { headers: [`Subject: ${repeat((at) => `=?x-${at}?B?MTIz?= `, kib128)}`], unit: 'a\r\n' },
  'half encoded words': { headers: [`Subject: ${repeat('=?utf-8?Q?', kib128)}`], unit: 'a\r\n' },
  'spaces in the subject': { headers: [`Subject: a${repeat(' ', kib128)}b`], unit: 'a\r\n' },
  'tags before the subject': { headers: [`Subject: ${repeat('[a] ', kib128)}`], unit: 'a\r\n' },
  'many parameters': { headers: [`Content-Type: text/plain${repeat((at) => `; a${at}=b`, kib128)}`], unit: 'a\r\n' },
  'continued parameters': { headers: [`Content-Type: text/plain${repeat((at) => `; n*${at}=b`, kib128)}`], unit: 'a\r\n' },
  'a type without end': { headers: [`Content-Type: text/plain;${repeat(' ', kib128)}x`], unit: 'a\r\n' },
  'many Auto-Submitted': { headers: [repeat('Auto-Submitted: no\r\n', 18_000).trim()], unit: 'a\r\n' },
} // biome-ignore format: one mail a line
