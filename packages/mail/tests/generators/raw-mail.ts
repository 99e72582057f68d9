import { corpusReplyAddress } from '../corpus.ts'
import { answersPrompt, prompt, who } from './compose.ts'
import { languages } from './languages.ts'
import { type Body, renderBody } from './mime.ts'
import type { Scenario } from './scenarios.ts'

const header = (fields: readonly string[] = [], subject = 'Re: Confirm your e-mail address') =>
  [
    'From: =?UTF-8?Q?Si=C3=A2n?= <sian@example.com>',
    `To: <${corpusReplyAddress}>`,
    `Subject: ${subject}`,
    'Date: Sun, 22 Nov 2026 10:05:31 +0000',
    'Message-ID: <s.1795341931@example.com>',
    ...answersPrompt,
    ...fields,
    'MIME-Version: 1.0',
    '',
  ].join('\r\n')

export function mail(body: Body, fields: readonly string[] = [], subject?: string): Buffer {
  return Buffer.concat([Buffer.from(header(fields, subject)), renderBody(body)])
}

export const text = (content: string | readonly string[], more: Partial<Body> = {}): Body => ({
  type: 'text/plain',
  charset: 'utf-8',
  content: typeof content === 'string' ? content : content.join('\n'),
  ...more,
})
export const html = (content: string, more: Partial<Body> = {}): Body => ({
  type: 'text/html',
  charset: 'utf-8',
  content,
  ...more,
})
export const parts = (multipart: string, ...bodies: Body[]): Body => ({
  multipart,
  boundary: `b_${multipart}_1`,
  parts: bodies,
})

export const quotedPrintableMail = (body: string) =>
  Buffer.from(
    `${header()}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}`,
  )

export const quote = (lines: readonly string[]) => lines.map((line) => `> ${line}`)
export const below = [languages.en.gmail(who), '', ...quote(prompt)]
/** A mail whose code is the live one. */
export const scenario = (name: string, note: string, raw: Buffer): Scenario => ({
  name,
  note,
  raw,
  codes: ['123456'],
})
