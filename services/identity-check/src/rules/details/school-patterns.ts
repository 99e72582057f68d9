import { isTown } from '../place-names.ts'
import { foldText } from '../plain-text.ts'
import { type Pattern, patternsOfText } from './pattern.ts'

/** What any school is called beside its own name, in both languages. */
const kinds =
  'school ysgol primary gynradd secondary uwchradd high comprehensive gyfun infant infants junior nursery meithrin academy college coleg'.split(
    ' ',
  )
const others = new Set([
  ...kinds,
  ...'community cymunedol gymunedol catholic gatholig roman rc church eglwys in wales yng nghymru ciw cw vc va aided controlled grammar special arbennig welsh medium gymraeg bilingual the of and a ac y yr and'.split(
    ' ',
  ),
])

/**
 * A school as it is written, and by its own name without what kind of school it is: `St Mary's`; a name that is a town's, or short,
 * only beside such a kind.
 */
export function patternsOfSchool(school: string): Pattern[] {
  const words = foldText(school.split(',')[0] ?? school)
    .replace(/['’‘ʼ`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const own = words.filter((word) => !others.has(word))
  return [school, words.join(' '), ...spellingsOf(own)].flatMap(patternsOfText)
}

function spellingsOf(own: readonly string[]): string[] {
  const name = own.join(' ')
  if (name === '') return []
  const names = name.endsWith('s') ? [name, name.slice(0, -1)] : [name]
  if (own.length > 1) return names
  const isTelling = name.length >= 6 && !isTown(name)
  if (isTelling) return names
  return names.flatMap((each) =>
    kinds.flatMap((kind) =>
      ['', 'y ', 'yr '].flatMap((the) => [`${kind} ${the}${each}`, `${each} ${kind}`]),
    ),
  )
}
