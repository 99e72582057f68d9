import { codeDigits, isCodeShape, shapeOf } from './code-shape.ts'
import { isNamedOtherwise, namesCode } from './number-names.ts'

const separators = /^\d(?:[ .,\-_/|*]{0,3}\d)*$/

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
  const groups = core.split(/\D+/)
  const digits = groups.join('')
  if (!separators.test(core) || digits.length !== codeDigits) return null
  const name = line.slice(0, first)
  const tail = line.slice(first + core.length)
  if (/[\p{L}\p{N}\p{Sc}+%@/\\]/u.test(tail) || /[\p{Sc}+@/\\&.,(]\s?$/u.test(name)) return null
  const isNamed = namesCode(name === '' ? above : name)
  if (/\p{L}/u.test(name) && !isNamed) return null
  if (isNamedOtherwise({ before: (name.trim() || above.trim()).split(/ +/), after: [] }))
    return null
  const isShape = /^[\d ]+$/.test(core) || (isCodeShape(groups) && !/[/_|*]/.test(core))
  if (!isNamed && (!isShape || isDateLike(core, groups))) return null
  return digits
}

/** A day, month and year, or a month and year. */
function isDateLike(core: string, groups: readonly string[]): boolean {
  if (!/[./-]/.test(core)) return false
  const shape = shapeOf(groups)
  if (shape === '2,4' || shape === '4,2') return true
  const [one = '', two = '', three = ''] = groups
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
    joined.push(...(groups.length > 1 && isCodeShape(groups) ? [groups.join(' ')] : column))
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
