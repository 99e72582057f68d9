import { codesIn } from './codes.ts'
import { foldText } from './fold-text.ts'
import { htmlToText } from './html-text.ts'
import { writtenText } from './quoted-text.ts'
import type { ReadProblem } from './reply.ts'

const maxTextLength = 100_000
const maxHtmlLength = 400_000

/** What a message shows to its reader; what is missing in it is empty or undefined. */
export interface Shown {
  readonly subject?: string | undefined
  readonly text?: string | undefined
  readonly html?: string | undefined
}

export interface CodeReading {
  readonly found: string[]
  readonly disagree: boolean
  readonly problem: ReadProblem | null
}

/** The codes of text and HTML, which ought to be the same; those of the subject when there are none. */
export function readCodes(shown: Shown): CodeReading {
  const html = shown.html === undefined ? '' : htmlToText(shown.html.slice(0, maxHtmlLength))
  const inText = codesIn(written(shown.text ?? ''))
  const inHtml = codesIn(written(html ?? ''))
  const inBody = [...new Set([...inText, ...inHtml])]
  return {
    found: inBody.length > 0 ? inBody : codesIn((shown.subject ?? '').slice(0, 1000)),
    disagree: inText.length > 0 && inHtml.length > 0 && !isSameSet(inText, inHtml),
    problem: html === null ? 'too-complex' : null,
  }
}

function written(text: string): string {
  return writtenText(foldText(text.slice(0, maxTextLength)).slice(0, maxTextLength))
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((item) => other.includes(item))
}
