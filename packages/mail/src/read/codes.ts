import { foldText } from './fold-text.ts'

const codeDigits = 6

/** How people write one code: whole, in two halves, in pairs, digit by digit. */
const groupings = new Set(['6', '3,3', '2,2,2', '1,1,1,1,1,1'])

/** Words after which a number is something else, unless the clause speaks of a code. */
const otherNumbers = new Set(
  `ref reference case claim atisn cyfeirnod cyf achos hawliad tel telephone phone fon ffon mobile mob
  symudol fax ffacs ext extension est account cyfrif invoice anfoneb order archeb charity elusen company
  cwmni vat taw registered registration cofrestredig cofrestru sort postcode`.split(/\s+/),
)
const fillers = new Set(
  'no nr number numbers num rhif rhifau is are yw ydy ydi the my our your fy ein eich of a y yr in england wales'.split(
    ' ',
  ),
)
const codeWord = /\b(?:code|cod|cd|pin|passcode)\b/i

interface Run {
  readonly groups: readonly string[]
  readonly before: string
}

/** The distinct candidates for a code in a text of one person, in order (product page, part 9). */
export function codesIn(text: string): string[] {
  const lines = foldText(text).split('\n')
  return [...new Set(lines.flatMap((line) => runsIn(line).flatMap(codesOfRun)))]
}

/**
 * The runs of digit groups that stand together in a line. A number is judged with its neighbours, because
 * the second half of a telephone number looks like a code.
 */
function runsIn(line: string): Run[] {
  const runs: Run[] = []
  let groups: string[] = []
  let before: string[] = []
  const close = () => {
    if (groups.length > 0) runs.push({ groups, before: before.join(' ') })
    groups = []
  }
  // A label that touches its number is a word of its own
  for (const token of line.replace(/([^\d ]{1,40}[:=#])(?=\d)/g, '$1 ').split(/ +/)) {
    const digits = readGroups(token)
    if (digits) {
      groups.push(...digits)
      if (/[.,;!?]$/.test(token)) close()
    } else if (token !== '-' || groups.length === 0) {
      close()
      before = isClauseEnd(token) ? [] : [...before.slice(-7), token]
    }
  }
  close()
  return runs
}

function isClauseEnd(token: string): boolean {
  return /[.;!?]$/.test(token) && !/^(?:no|nr|ref|cyf|tel|est|ext)\.$/i.test(token)
}

/** The digit groups of a token that is a number or the halves of one, else null. */
function readGroups(token: string): string[] | null {
  if (token.length > 100) return null
  const bare = token
    .replace(/^["'“”‘’«»<[*_~(]+(?=\d)/, '')
    .replace(/["'“”‘’«»>\]*_~).,;:!?]+$/, '')
  // A plus, a bracket or a long number keeps its run from being a code
  if (/^[+(]/.test(bare) && /\d/.test(bare)) return ['telephone']
  return /^\d{1,20}(?:-\d{1,20}){0,6}$/.test(bare) ? bare.split('-') : null
}

function codesOfRun({ groups, before }: Run): string[] {
  if (isNamedOtherwise(before)) return []
  const whole = takeCode(groups)
  if (whole) return [whole]
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
  const shape = groups.map((group) => group.length).join(',')
  const digits = groups.join('')
  return groupings.has(shape) && /^\d+$/.test(digits) ? digits : null
}

/** Whether the words before a number say that it is a reference, a telephone or the like. */
function isNamedOtherwise(before: string): boolean {
  if (codeWord.test(before)) return false
  const words =
    before
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? []
  const named = words.findLast((word) => !fillers.has(word))
  return named !== undefined && otherNumbers.has(named)
}
