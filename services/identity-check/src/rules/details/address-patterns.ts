import { foldText } from '../plain-text.ts'
import { type Pattern, patternsOfText, toPattern } from './pattern.ts'
import { commonStreets, isStreetKind, waysToWrite } from './street-words.ts'
import { symbolsOf } from './words.ts'

const postcode = /\b[a-z]{1,2}[0-9oi][0-9a-z]?\s*[0-9oi][a-z]{2}\b/gi
const flat = /^(?:flat|apartment|apt|unit|room|fflat|uned|ystafell)\s+\w+\s*/i
const numbered =
  /^(?:no\.?\s*|rhif\s*)?(?<number>\d+\s?[a-z]?(?:\s?[-–/]\s?\d+[a-z]?)?)\s+(?<street>\P{N}*\p{L}{2}.*)$/iu

/** House number and street, street, and postcode of an address; its town says nothing of a house. */
export function patternsOfAddress(address: string): Pattern[] {
  const codes = address.match(postcode) ?? []
  const lines = address
    .replace(postcode, ' ')
    .split(/[,;\n]/)
    .map((line) => foldText(line).trim().replace(flat, ''))
    .filter((line) => line !== '')
  const houses = lines.flatMap((line) => {
    const { number, street } = numbered.exec(line)?.groups ?? {}
    return number && street ? patternsOfHouse(number, street) : []
  })
  return [
    ...codes.flatMap(patternsOfPostcode),
    ...(houses.length > 0 ? houses : patternsOfNamedHouse(lines)),
  ]
}

/** Its figures and letters are found in each other's place; glued to other words too. */
export function patternsOfPostcode(code: string): Pattern[] {
  const symbols = symbolsOf(code)
  return toPattern(symbols, symbols.length < 5)
}

function patternsOfHouse(number: string, street: string): Pattern[] {
  return [
    ...patternsOfText(`${number} ${street}`),
    ...patternsOfText(`${number} ${nameOf(street)}`),
    ...patternsOfText(`${street} ${number}`),
    ...patternsOfStreet(street),
  ]
}

/** What is left of a street without what kind of street it is; all of it when nothing would be. */
function nameOf(street: string): string {
  const words = street.split(/\s+/)
  const name = words.filter((word) => !isStreetKind(word.replace(/\W/g, '')))
  return name.join('').length < 3 ? street : name.join(' ')
}

/** What nothing but a street is called, though its last word is no known kind of street: `Bersham Mews`. */
const longName = 10

/** The street alone says where somebody lives, unless every town has one. */
function patternsOfStreet(street: string): Pattern[] {
  const words = street.split(/[\s.]+/).filter((word) => word !== '')
  const kind = words.findLastIndex(isStreetKind)
  if (words.length < 2) return []
  const ways = kind === -1 ? [] : waysToWrite(words[kind] ?? '')
  const spellings = [street, ...ways.map((way) => words.with(kind, way).join(' '))]
  if (spellings.some((spelling) => commonStreets.has(spelling))) return []
  return spellings
    .filter((spelling) => kind !== -1 || symbolsOf(spelling).length >= longName)
    .flatMap((spelling) => toPattern(symbolsOf(spelling)))
}

/** A house without a number: by its name when that is long enough to be one, and together with the line behind it. */
function patternsOfNamedHouse([house, next]: readonly string[]): Pattern[] {
  if (house === undefined) return []
  const isName = symbolsOf(house).length >= 6 || next === undefined
  return [
    ...(isName ? patternsOfText(house) : []),
    ...(next === undefined
      ? []
      : [...patternsOfText(`${house} ${next}`), ...patternsOfStreet(next)]),
  ]
}
