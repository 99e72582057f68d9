import { codeWord } from '../codes/other-numbers.ts'
import { type HeaderLabel, headerLabel, isSeparatorPhrase } from './quote-phrases.ts'

/** Lines as they stand in a mail, each trimmed. */
type Lines = readonly string[]

/** A line that begins with a label. */
interface Field {
  readonly line: string
  /** What the label says; null in a language that is not known. */
  readonly kind: HeaderLabel | null
  readonly isBelowEmpty: boolean
}

/**
 * How many lines the header takes that a mail program writes above a message that is answered, and that begins at a line:
 * `From: … Sent: … To: …`, below each other or in one line; in a language that is not known, by its form. 0 when none does.
 */
export function countHeaderLines(lines: Lines, at: number): number {
  const first = lines[at] ?? ''
  if (labelsWithin(first) >= 3) return 1
  if (labelOf(first) === null) return 0
  let end = at
  const fields: Field[] = []
  for (let next = at; next < at + 14 && next < lines.length; next++) {
    const line = lines[next] ?? ''
    const label = labelOf(line)
    if (label !== null) {
      fields.push({ line, kind: headerLabel(label), isBelowEmpty: lines[next - 1] === '' })
    } else if (line !== '' && !isFold(lines, next)) break
    if (line !== '') end = next + 1
  }
  const isHeader = isKnownHeader(fields) || (looksLikeHeader(fields) && !beginsWithAnswer(fields))
  return isHeader ? end - at : 0
}

function isKnownHeader(fields: readonly Field[]): boolean {
  const known = fields.map(({ kind }) => kind).filter((kind) => kind !== null)
  return fields[0]?.kind !== null && known.includes('from') && known.length >= 3
}

function looksLikeHeader(fields: readonly Field[]): boolean {
  const text = fields.map(({ line }) => line).join('\n')
  return (
    fields.length >= 3 && /<[^<>\s]+@/.test(text) && /\d[:.]\d\d/.test(text) && !codeWord.test(text)
  )
}

/** Whether `My answer: 123456` stands above a header that does without it. */
function beginsWithAnswer(fields: readonly Field[]): boolean {
  if (fields[0]?.kind !== null) return false
  // The fields of a header stand at one distance
  const gaps = fields.flatMap(({ isBelowEmpty }, at) => (at > 0 && isBelowEmpty ? [at] : []))
  const holdsNumber = /:\P{L}{0,9}\d(?:[ -]?\d){3,7}\P{L}{0,9}$/u.test(fields[0].line.slice(0, 100))
  return fields.some((field, at) => {
    if (at === 0) return false
    const below = fields.slice(at)
    if (field.kind === 'from' && isKnownHeader(below)) return true
    const isApart = (gaps.length === 1 && gaps[0] === at) || (at === 1 && holdsNumber)
    return isApart && looksLikeHeader(below)
  })
}

/** Whether a line goes on with the field above it. */
function isFold(lines: Lines, at: number): boolean {
  if (lines[at - 1] === '' || isSeparatorPhrase(lines[at] ?? '')) return false
  return labelOf(lines[at + 1] ?? '') !== null || /^[^:]*@/.test(lines[at] ?? '')
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
