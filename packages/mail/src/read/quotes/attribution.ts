import { codeWord } from '../codes/other-numbers.ts'
import { countHeaderLines } from './header-block.ts'
import { isSeparatorPhrase, wrote } from './quote-phrases.ts'

/** Lines as they stand in a mail, each trimmed. */
type Lines = readonly string[]

const maxAttributionLines = 5

/**
 * How many lines the introduction of another message takes that begins at a line: `On … wrote:`, the header
 * that Outlook writes, `-----Original Message-----`, or several of them. 0 when none begins there.
 */
export function countIntroductionLines(lines: Lines, at: number): number {
  let end = at
  for (;;) {
    const next = end === at ? end : skipEmpty(lines, end)
    const count =
      countSeparatorLines(lines, next) ||
      countLinesBetweenMarks(lines, next) ||
      countHeaderLines(lines, next) ||
      countAttributionLines(lines, next)
    if (count === 0) return end - at
    end = next + count
  }
}

/** The index of the next line that is not empty, looking at most 20 lines ahead. */
export function skipEmpty(lines: Lines, at: number): number {
  let next = at
  while (next < at + 20 && lines[next] === '') next++
  return next
}

function countSeparatorLines(lines: Lines, at: number): number {
  const line = lines[at] ?? ''
  if (isSeparatorPhrase(line)) return 1
  // Whatever words stand between dashes, when what follows is clear
  const isDashed = /^-{3,}[^-\d]{2,60}-{3,}$/.test(line)
  return isDashed && countHeaderLines(lines, skipEmpty(lines, at + 1)) > 0 ? 1 : 0
}

/**
 * How many lines `>>> Gwirio <address> 22/11/2026 10:02 >>>` takes, 0 when it does not stand there: so GroupWise begins
 * a quote of which it marks no line.
 */
export function countLinesBetweenMarks(lines: Lines, at: number): number {
  const [first = '', second = ''] = lines.slice(at, at + 2)
  if (!/^>>> ?[^>\s]/.test(first) || first.length > 500) return 0
  const isWhole = (text: string) => /\d[:.]\d\d.{0,20}>>>$/.test(text.slice(-40))
  if (isWhole(first)) return 1
  return !second.startsWith('>') && isWhole(`${first} ${second}`) ? 2 : 0
}

/** How many lines `On … wrote:` takes that begins at a line, 0 when none does. */
function countAttributionLines(lines: Lines, at: number): number {
  for (let count = 1; count <= maxAttributionLines; count++) {
    const parts = lines.slice(at, at + count)
    if (parts.includes('') || parts.length < count) return 0
    const isMarkedNext = (lines[skipEmpty(lines, at + count)] ?? '').startsWith('>')
    if (!isAttribution(parts.join(' '), isMarkedNext)) continue
    // What stands above it without an empty line between may be the answer
    return parts
      .slice(1)
      .some((_, skip) => isAttribution(parts.slice(skip + 1).join(' '), isMarkedNext))
      ? 0
      : count
  }
  return 0
}

/** `On … <address> wrote:   and the quote`: Yahoo's app goes on in the same line, behind some spaces. */
function beforeQuoteInLine(text: string): string {
  const start = text.slice(0, 500)
  const colon = />[^<>:]{0,40}:(?= {2,}\S)/.exec(start)
  return colon ? start.slice(0, colon.index + colon[0].length) : text
}

/**
 * A line that ends in `wrote:`, or in a colon alone in a language that is not known, and holds who and when. The
 * colon may be missing when marked lines follow.
 */
function isAttribution(text: string, isMarkedNext: boolean): boolean {
  if (text.startsWith('>')) return false
  const line = beforeQuoteInLine(text)
  if (line.length > 500) return false
  const isDashed = /^-{2,}.*-{2,}$/.test(line)
  if (!isDashed && !isMarkedNext && !line.endsWith(':')) return false
  const hasAddress = line.includes('@')
  const hasTime = /(?<!\d)(?:19|20)\d\d(?!\d)|\d[:.h]\d\d|\d[/.-]\d{1,2}[/.-]\d/.test(line)
  if (wrote.test(line)) return hasAddress || hasTime || (isMarkedNext && /\d.*:$/.test(line))
  return hasAddress && hasTime && line.endsWith(':') && !codeWord.test(line)
}
