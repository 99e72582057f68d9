import { templates } from '@gwirio/messages'
import { corpusReplyAddress } from '../corpus.ts'
import type { Language } from './languages.ts'
import { type Body, headerWord, renderBody } from './mime.ts'

/** Where the answer stands beside the message that is answered. */
export type Place = 'above' | 'below' | 'between'

/** A reply as a person writes it, before a mail program gives it its form. */
export interface Draft {
  readonly name: string
  readonly address: string
  readonly language: Language
  /** The lines of the answer. */
  readonly answer: readonly string[]
  /** The answer as HTML, where it is more than its lines. */
  readonly answerHtml?: string
  readonly place: Place
  readonly subject?: string
  readonly signature?: readonly string[]
  /** The message that is answered; the prompt when it is not given. */
  readonly quoted?: readonly string[]
}

/** How one mail program writes a reply. */
export interface Client {
  readonly name: string
  readonly places: readonly Place[]
  /** Message-ID without its domain, and the fields that only this program writes. */
  readonly fields: (draft: Draft) => readonly string[]
  readonly body: (draft: Draft) => Body
}

export const prompt = [
  ...templates.prompt.cy.text.split('\n'),
  '',
  ...templates.prompt.en.text.split('\n'),
]
const promptId = `<${corpusReplyAddress.replace('@', '.1@')}>`
const promptSubject = `${templates.prompt.cy.subject} · ${templates.prompt.en.subject}`

export const who = `Gwirio <${corpusReplyAddress}>`
export const whoHtml = `Gwirio &lt;<a href="mailto:${corpusReplyAddress}">${corpusReplyAddress}</a>&gt;`

export function quotedLines(draft: Draft): readonly string[] {
  return draft.quoted ?? prompt
}

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** Each line in an element, an empty one with a line break. */
export function inElements(
  lines: readonly string[],
  open: string,
  close: string,
  empty = '<br>',
): string {
  return lines.map((line) => `${open}${line === '' ? empty : escapeHtml(line)}${close}`).join('')
}

/** The answer as HTML. */
export function answerHtml(draft: Draft, open: string, close: string): string {
  return draft.answerHtml ?? inElements(draft.answer, open, close)
}

/** A text reply with `>` before each line that is quoted. */
export function markedText(
  draft: Draft,
  attribution: string,
  signature: readonly string[] = [],
): string {
  const quoted = quotedLines(draft).map((line) => (line === '' ? '>' : `> ${line}`))
  const { answer, place } = draft
  const half = Math.ceil(quoted.length / 2)
  const lines =
    place === 'above'
      ? [...answer, '', ...signature, attribution, '', ...quoted]
      : place === 'below'
        ? [attribution, '', ...quoted, '', ...answer, '', ...signature]
        : [
            attribution,
            ...quoted.slice(0, half),
            '',
            ...answer,
            '',
            ...quoted.slice(half),
            ...signature,
          ]
  return `${lines.join('\n')}\n`
}

/** An HTML reply around elements that quote. */
export function aroundQuote(
  draft: Draft,
  html: {
    answer: string
    attribution: string
    quote: (inner: string) => string
    line: [string, string]
  },
): string {
  const quoted = quotedLines(draft)
  const inner = (lines: readonly string[]) => html.quote(inElements(lines, ...html.line))
  const half = Math.ceil(quoted.length / 2)
  if (draft.place === 'above') return `${html.answer}<br>${html.attribution}${inner(quoted)}`
  if (draft.place === 'below') return `${html.attribution}${inner(quoted)}<br>${html.answer}`
  return `${html.attribution}${inner(quoted.slice(0, half))}${html.answer}${inner(quoted.slice(half))}`
}

/** The whole message. */
export function composeReply(client: Client, draft: Draft): Buffer {
  const subject = draft.subject ?? `Re: ${promptSubject}`
  const header = [
    `From: ${headerWord(draft.name)} <${draft.address}>`,
    `To: Gwirio <${corpusReplyAddress}>`,
    `Subject: ${headerWord(subject)}`,
    'Date: Sun, 22 Nov 2026 10:05:31 +0000',
    ...client.fields(draft),
    'MIME-Version: 1.0',
    '',
  ].join('\r\n')
  return Buffer.concat([Buffer.from(header), renderBody(client.body(draft))])
}

/** In-Reply-To and References as nearly every program writes them. */
export const answersPrompt = [`In-Reply-To: ${promptId}`, `References: ${promptId}`]

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
