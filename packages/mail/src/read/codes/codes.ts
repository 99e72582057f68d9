import { codeDigits, isCodeShape } from './code-shape.ts'
import { hideFixedForms } from './fixed-forms.ts'
import { joinSplitLines, loneCode } from './lone-code.ts'
import { isNamedOtherwise, namesCode, type Surroundings } from './number-names.ts'
import { units } from './other-numbers.ts'
import { spellOut, wordsOfLine } from './words.ts'

interface Run extends Surroundings {
  readonly groups: readonly string[]
}

/**
 * The distinct candidates for a code in the lines that a person wrote, in order (product page, part 9).
 *
 * @param text folded
 */
export function codesIn(text: readonly string[]): string[] {
  const lines = joinSplitLines(text)
  let label = ''
  const codes = lines.map(hideFixedForms).flatMap((line) => {
    const above = label
    if (line.trim() !== '') label = line.trim().endsWith(':') ? line : ''
    if (!/\d/.test(line) && !/\p{L}[ ,-]+\p{L}/u.test(line)) return []
    const lone = loneCode(line, above)
    return lone === null ? runsIn(spellOut(line), above).flatMap(codesOfRun) : [lone]
  })
  return [...new Set(codes)]
}

/**
 * The runs of digit groups that stand together in a line. A number is judged with its neighbours, because
 * the second half of a telephone number looks like a code.
 */
function runsIn(line: string, above: string): Run[] {
  const runs: Run[] = []
  const words = wordsOfLine(line)
  let groups: string[] = []
  let before = above.trim() === '' ? [] : above.trim().split(/ +/).slice(-7)
  const close = (next: number) => {
    if (groups.length === 0) return
    runs.push({ groups, before, after: words.slice(next, next + 6) })
    groups = []
    before = []
  }
  for (const [at, word] of words.entries()) {
    const digits = readGroups(word)
    if (digits) {
      groups.push(...digits)
      if (/[.,;!?]$|^\d{1,2}[):]$/.test(word)) close(words.length)
    } else if (word !== '-' || groups.length === 0) {
      close(at)
      before = isClauseEnd(word) ? [] : [...before.slice(-7), word]
    }
  }
  close(words.length)
  return runs
}

function isClauseEnd(word: string): boolean {
  return (
    /[.;!?。]$/.test(word) &&
    !/^(?:no|nr|reg|co|num|núm|ref|réf|cyf|tel|tél|est|ext|tlf|tfno|kom|mob|fax|čís|тел|моб)\.$/i.test(
      word,
    )
  )
}

/** The digit groups of a word that is a number or the halves of one, else null. */
function readGroups(word: string): string[] | null {
  if (word.length > 100 || !/\d/.test(word)) return null
  const bare = word
    .replace(/^(?:[^\p{L}\p{N}+#@&%/\\.,\p{Sc}]|\.{2,})+/u, '')
    .replace(/(?:['’:-]\p{Ll}{1,5}|[xX]{1,5})[.,;!?]?$/u, '')
    .replace(/[^\p{L}\p{N}%/\\@&\p{Sc}]+$/u, '')
  // A plus, a bracket or a long number keeps its run from being a code
  if (/^(?:\+|\d{0,6}\)\d)/.test(bare)) return ['telephone']
  return /^\d{1,20}(?:-\d{1,20}){0,6}$/.test(bare) ? bare.split('-') : null
}

function codesOfRun(run: Run): string[] {
  const { groups, before, after } = run
  const codes = takeCodes(groups)
  if (codes.length === 0) return []
  if (isNamedOtherwise(run) || units.has((after[0] ?? '').toLowerCase())) return []
  return isDate(groups) && !namesCode(before.join(' ')) ? [] : codes
}

/** One code, or several side by side; none when any group is left over. */
function takeCodes(groups: readonly string[]): string[] {
  const long = groups.findIndex((group) => /^\d{9,}$/.test(group))
  // A number in one piece, such as a mobile's, takes nothing from its neighbours
  if (long >= 0) return [...takeCodes(groups.slice(0, long)), ...takeCodes(groups.slice(long + 1))]
  const whole = takeCode(groups)
  if (whole) return [whole]
  const [first = '', second = ''] = groups
  // `code 2 123456`: no telephone number has such an area code
  if (groups.length === 2 && /^[1-9]$/.test(first) && second.length === codeDigits) return [second]
  const codes: string[] = []
  for (let at = 0; at < groups.length; ) {
    const size = groups[at]?.length === codeDigits ? 1 : 2
    const code = takeCode(groups.slice(at, at + size))
    if (!code) return []
    codes.push(code)
    at += size
  }
  return codes
}

function takeCode(groups: readonly string[]): string | null {
  if (groups.length > codeDigits) return null
  const digits = groups.join('')
  return isCodeShape(groups) && /^\d+$/.test(digits) ? digits : null
}

/** `22-11-26`: pairs that are a day, a month and a year, in the order of either. */
function isDate([day = '', month = '', year]: readonly string[]): boolean {
  if (year?.length !== 2) return false
  const isDay = (pair: string) => pair >= '01' && pair <= '31'
  return month >= '01' && month <= '12' && (isDay(day) || isDay(year))
}
