import { countIntroductionLines, countLinesBetweenMarks, skipEmpty } from './attribution.ts'
import { deliveredMails, endOfOwnWords, type OwnMail } from './own-words.ts'
import { sentFrom } from './quote-phrases.ts'

export interface SplitText {
  /** What the person wrote. */
  readonly written: readonly string[]
  /** What was quoted or forwarded, and the signature. */
  readonly rest: readonly string[]
  /** Whether something was found below an e-mail of Gwirio's own that bears no mark. */
  readonly isBelowOwn: boolean
}

/** `> `, also behind the initials of who is quoted; `| `, unless it is the side of a table. */
const quoteMark = /^(?:>|\p{Lu}{1,3}> |\|(?=[^|]*$))/u
const signatureDelimiter = /^--\s?$/
/** What follows is no words. */
const armourBegin = /^-----BEGIN PGP (?:SIGNATURE|MESSAGE)-----$/
/** What a signed text begins with (RFC 9580 §7), up to its empty line. */
const signedBegin = /^-----BEGIN PGP SIGNED MESSAGE-----$/

/**
 * Splits the lines of a text into what the person wrote and the rest: quoted lines, the message that is answered or forwarded, the
 * signature below `-- `. Answers between quoted lines are written, and so are those below an e-mail of Gwirio's own
 * that bears no mark, when nothing stands above it. Any other quote without marks has no end that can be seen.
 *
 * @param ownMails every wording that Gwirio's own e-mails have or had
 */
export function splitText(
  text: readonly string[],
  ownMails: readonly OwnMail[] = deliveredMails,
): SplitText {
  const lines = text.map((line) => line.trim())
  const written: string[] = []
  const rest: string[] = []
  let isSignature = false
  let isBelowOwn = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (quoteMark.test(line) && countLinesBetweenMarks(lines, at) === 0) {
      isSignature = false
      rest.push(line.replace(/^(?:\p{Lu}{1,3}>|[>| ])+/u, ''))
      continue
    }
    if (signedBegin.test(line)) {
      while (at < lines.length && lines[at] !== '') at++
      continue
    }
    if (armourBegin.test(line)) break
    if (signatureDelimiter.test(line)) {
      isSignature = true
      continue
    }
    const introduction = line === '' ? 0 : countIntroductionLines(lines, at)
    if (introduction === 0) {
      ;(isSignature ? rest : written).push(line)
      continue
    }
    isSignature = false
    const begin = at + introduction
    const end = endOfQuote(lines, begin, isBlank(written) ? ownMails : null)
    isBelowOwn ||= end > begin && end < lines.length
    rest.push(...lines.slice(at, end))
    at = end - 1
  }
  return { written, rest, isBelowOwn }
}

/** Whether lines say nothing that a person wrote. */
export function isBlank(lines: readonly string[]): boolean {
  return !lines.some((line) => /[\p{L}\p{N}]/u.test(line) && !sentFrom.test(line))
}

/** Where reading goes on behind an introduction: at marked lines, behind own words, or nowhere. */
function endOfQuote(
  lines: readonly string[],
  at: number,
  ownMails: readonly OwnMail[] | null,
): number {
  const next = skipEmpty(lines, at)
  if (next >= lines.length || quoteMark.test(lines[next] ?? '')) return at
  return (ownMails && endOfOwnWords(lines, at, ownMails)) ?? lines.length
}
