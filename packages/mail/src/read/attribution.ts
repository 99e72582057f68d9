import { codeWord } from './other-numbers.ts'
import { headerLabel, isSeparatorPhrase, wrote } from './quote-phrases.ts'

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

/** `From: … Sent: … To: …`, below each other or in one line; in a language that is not known, by its form. */
function countHeaderLines(lines: Lines, at: number): number {
  const first = lines[at] ?? ''
  if (labelsWithin(first) >= 3) return 1
  if (labelOf(first) === null) return 0
  let end = at
  const labels: string[] = []
  const labelled: string[] = []
  for (let next = at; next < at + 14 && next < lines.length; next++) {
    const line = lines[next] ?? ''
    const label = labelOf(line)
    if (label !== null) {
      labels.push(label)
      labelled.push(line)
    } else if (line !== '' && !isFold(lines, next)) break
    if (line !== '') end = next + 1
  }
  const kinds = labels.map(headerLabel)
  const known = kinds.filter((kind) => kind !== null)
  const isKnown = kinds[0] !== null && known.includes('from') && known.length >= 3
  const isHeader = isKnown || looksLikeHeader(labelled)
  return isHeader ? end - at : 0
}

/** Whether a line goes on with the field above it. */
function isFold(lines: Lines, at: number): boolean {
  if (lines[at - 1] === '' || isSeparatorPhrase(lines[at] ?? '')) return false
  return labelOf(lines[at + 1] ?? '') !== null || /^[^:]*@/.test(lines[at] ?? '')
}

function looksLikeHeader(labelled: Lines): boolean {
  const text = labelled.join('\n')
  return (
    labelled.length >= 3 &&
    /<[^<>\s]+@/.test(text) &&
    /\d[:.]\d\d/.test(text) &&
    !codeWord.test(text)
  )
}

function labelOf(line: string): string | null {
  const label = /^[*_|\s]*(\p{L}[\p{L}\p{M}'’ -]{0,30}?)[*_]*\s?:/u.exec(line.slice(0, 60))?.[1]
  return label ?? null
}

function labelsWithin(line: string): number {
  if (line.length > 600) return 0
  const labels = Array.from(line.matchAll(/(?:^|\s)(\p{L}{1,12}):(?=\s)/gu), ([, label = '']) =>
    headerLabel(label),
  )
  return labels[0] === 'from' ? labels.filter((label) => label !== null).length : 0
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
