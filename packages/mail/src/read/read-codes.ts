import { htmlToText } from '../html/html-text.ts'
import type { ReadProblem } from '../message/parse-message.ts'
import { codesIn } from './codes/codes.ts'
import { foldText, overridesDirection } from './codes/fold-text.ts'
import type { OwnMail } from './quotes/own-words.ts'
import { answerPrefix, forwardPrefix } from './quotes/quote-phrases.ts'
import { isBlank, splitText } from './quotes/quoted-text.ts'

const maxTextLength = 40_000
const maxTextLines = 2_000
const maxHtmlLength = 300_000
const maxSubjectLength = 1000

/** What a message shows to its reader; what is missing in it is empty or undefined. */
export interface Shown {
  readonly subject?: string | undefined
  readonly text?: string | undefined
  readonly html?: string | undefined
  /** Whether it answers a message that is not one of ours, whose subject somebody else wrote. */
  readonly answersOther?: boolean
  /** Every wording that our own e-mails have or had; as they are delivered when it is not given. */
  readonly ownMails?: readonly OwnMail[] | undefined
}

export interface CodeReading {
  readonly found: string[]
  /** Text and HTML, or what is seen and what is there, name different codes: a person looks. */
  readonly disagree: boolean
  readonly problem: ReadProblem | null
}

/** The codes in one form of the body. */
interface BodyCodes {
  readonly written: readonly string[]
  /** In what was quoted and in the signature. */
  readonly rest: readonly string[]
  readonly isEmpty: boolean
  /** Whether there is more than was read. */
  readonly isCut: boolean
}

/**
 * The codes that the person wrote and could see: those of the HTML, which is what mail programs show, else those of the
 * text; those of the subject when there are none. Whatever makes it doubtful that they are the ones is disagreement.
 */
export function readCodes(shown: Shown): CodeReading {
  const html = shown.html ? htmlToText(shown.html.slice(0, maxHtmlLength)) : undefined
  if (html === null) return { found: [], disagree: false, problem: 'too-complex' }
  const inText = shown.text ? readBody(shown.text, shown.ownMails) : undefined
  const inHtml = html && readBody(html.visible, shown.ownMails)
  const body = inHtml ?? inText ?? noBody
  const others = [
    inText,
    html && html.all !== html.visible ? readBody(html.all, shown.ownMails) : undefined,
  ]
  const doubtful = others.flatMap((other) => (other ? codesInDoubt(body, other) : []))
  const found = [...new Set([...(inText?.written ?? []), ...body.written])]
  const isCut = html?.isCut || body.isCut || (shown.html ?? '').length > maxHtmlLength
  const subject = readSubject(shown)
  const disagree =
    doubtful.length > 0 ||
    (found.length === 0 && body.isEmpty && body.rest.length > 0) ||
    (found.length === 0 && subject.isDoubtful) ||
    [shown.subject, shown.text, shown.html].some((part) => part && overridesDirection(part))
  return {
    found: found.length > 0 || disagree ? found : subject.codes,
    disagree,
    problem: found.length === 0 && isCut ? 'too-complex' : null,
  }
}

const noBody: BodyCodes = { written: [], rest: [], isEmpty: true, isCut: false }

function readBody(text: string, ownMails: Shown['ownMails']): BodyCodes {
  const folded = foldText(text.slice(0, maxTextLength)).slice(0, maxTextLength)
  const lines = folded.split('\n')
  const isCut = text.length > maxTextLength || lines.length > maxTextLines
  const { written, rest, isBelowOwn } = splitText(lines.slice(0, maxTextLines), ownMails)
  const codes = codesIn(written)
  // One of several may belong to the quote
  if (isBelowOwn && codes.length > 1) return { ...noBody, rest: codes, isCut }
  return { written: codes, rest: codesIn(rest), isEmpty: isBlank(written), isCut }
}

/** What another form of the same body says differently: names another code, or quotes this one. */
function codesInDoubt(body: BodyCodes, other: BodyCodes): string[] {
  const onlyThere = other.written.filter((code) => !body.written.includes(code))
  const missing =
    other.written.length > 0 ? body.written.filter((code) => !other.written.includes(code)) : []
  const quotedThere = body.written.filter(
    (code) => other.rest.includes(code) && !other.written.includes(code),
  )
  return [...onlyThere, ...missing, ...quotedThere]
}

/** The codes of a subject, unless somebody else may have written it. */
function readSubject({ subject = '', answersOther = false }: Shown) {
  const trimmed = subject.slice(0, maxSubjectLength).trim()
  const codes = codesIn(foldText(trimmed).split('\n'))
  const isOthers = forwardPrefix.test(trimmed) || (answersOther && answerPrefix.test(trimmed))
  return { codes: isOthers ? [] : codes, isDoubtful: isOthers && codes.length > 0 }
}
