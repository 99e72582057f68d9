import { isNamedOtherwise, namesCode } from './number-names.ts'

const separators = /^\d(?:[ .,\-_/|*]{0,3}\d)*$/
const shapes = new Set(['6', '3,3', '2,2,2', '1,1,1,1,1,1'])

/**
 * The code of a line that holds nothing else, or nothing but its name: there, six digits are a code whatever
 * separates them (`123.456`, `1, 2, 3, 4, 5, 6`). Null for every other line, and for a date.
 *
 * @param above the line above when that is a label
 */
export function loneCode(line: string, above: string): string | null {
  if (line.length > 200) return null
  const first = line.search(/\d/)
  if (first < 0) return null
  const core = line.slice(first).replace(/\D+$/, '')
  if (!separators.test(core) || core.replace(/\D/g, '').length !== 6) return null
  const name = line.slice(0, first)
  const tail = line.slice(first + core.length)
  if (/[\p{L}\p{N}\p{Sc}+%@/\\]/u.test(tail) || /[\p{Sc}+@/\\&.,(]\s?$/u.test(name)) return null
  const isNamed = namesCode(name === '' ? above : name)
  if (/\p{L}/u.test(name) && !isNamed) return null
  if (isNamedOtherwise({ before: (name.trim() || above.trim()).split(/ +/), after: [] }))
    return null
  const shape = core
    .split(/\D+/)
    .map((group) => group.length)
    .join(',')
  const isShape = /^[\d ]+$/.test(core) || (shapes.has(shape) && !/[/_|*]/.test(core))
  if (!isNamed && (!isShape || isDateLike(core, shape))) return null
  return core.replace(/\D/g, '')
}

/** A day, month and year, or a month and year. */
function isDateLike(core: string, shape: string): boolean {
  if (!/[./-]/.test(core)) return false
  if (shape === '2,4' || shape === '4,2') return true
  const [one = '', two = '', three = ''] = core.split(/\D+/)
  return (
    shape === '2,2,2' && two >= '01' && two <= '12' && (Number(one) <= 31 || Number(three) <= 31)
  )
}

/**
 * Joins the lines of a code that stands one below the other, as it comes out of a table or a narrow column:
 * single digits or halves, with nothing else in their lines.
 */
export function joinSplitLines(lines: readonly string[]): string[] {
  const joined: string[] = []
  let column: string[] = []
  const close = () => {
    const groups = column.filter((line) => line !== '')
    const shape = groups.map((group) => group.length).join(',')
    const isCode = shape === '3,3' || shape === '2,2,2' || shape === '1,1,1,1,1,1'
    joined.push(...(isCode ? [groups.join(' ')] : column))
    column = []
  }
  for (const line of lines) {
    const bare = line.trim()
    if (/^\d{1,20}$/.test(bare) || (bare === '' && column.length > 0)) column.push(bare)
    else {
      close()
      joined.push(line)
    }
  }
  close()
  return joined
}
