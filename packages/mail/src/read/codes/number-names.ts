import {
  arrivals,
  codeWord,
  currencies,
  fillers,
  invitation,
  joiners,
  otherCodes,
  otherNumbers,
  possessives,
  receivers,
} from './other-numbers.ts'

/** The words around a number, within its clause. */
export interface Surroundings {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Whether words speak of the code, and not of a sort code or a postcode. */
export function namesCode(text: string): boolean {
  return codeWord.test(text.replace(otherCodes, ' postcode '))
}

/** Labels that need their colon, or full stop, to be one. */
const shortLabel =
  /^(?:[tmfpwhd]:|est\.|(?:home|work|office|direct|swyddfa|gwaith|cartref|kom|mob|fax)[:.])$/i

/** `SRA No. 482913`, `Law Society Nr. 482913`: what an office numbers. */
const register =
  /(?<!\p{L})(?!(?:SMS|PIN|OTP|TAN|THE|MY|YOUR|FY) )(?:\p{Lu}{2,8}|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+) (?:N[or]\.?|NO\.|no\.|nr\.|№|Rhif):?$/u

/** Whether the words around a number say that it is a reference, a telephone or the like. */
export function isNamedOtherwise({ before, after }: Surroundings): boolean {
  const last = before.at(-1) ?? ''
  if (currencies.test(last) || shortLabel.test(last)) return true
  const text = before.join(' ').replace(otherCodes, ' postcode ')
  const segment = text.slice(text.lastIndexOf(', ') + 1)
  if (!codeWord.test(text) && register.test(text)) return true
  if (namesOther(segment) && !codeWord.test(segment)) return true
  return !codeWord.test(text) && (namesOther(text) || isSaidToBeOther(after))
}

function namesOther(text: string): boolean {
  const words = foldedWords(text)
  const at = words.findLastIndex((word) => !fillers.has(word))
  return otherNumbers.has(words[at] ?? '') && !isPlaceOfArrival(words, at)
}

/** `I got it on my phone`: where a code came to, unless somebody is to ring there. */
function isPlaceOfArrival(words: readonly string[], at: number): boolean {
  if (!receivers.has(words[at] ?? '')) return false
  const isBetween = (word: string) => receivers.has(word) || possessives.has(word)
  const before = words.slice(0, at).findLastIndex((word) => !isBetween(word))
  const word = words[before] ?? ''
  // `no meu celular` in Portuguese, but `phone no`
  const arrives = arrivals.has(word) || (word === 'no' && possessives.has(words[before + 1] ?? ''))
  return arrives && !invitation.test(words.join(' '))
}

/** `654321 is my case number`. What stands before a colon names what follows it. */
function isSaidToBeOther(after: readonly string[]): boolean {
  const [first = '', ...others] = after
  if (!joiners.has(first.toLowerCase()) && !first.startsWith('(')) return false
  const end = others.findIndex((word) => /[.,;!?)]$/.test(word))
  const clause = [first.replace(/^\(/, ''), ...(end < 0 ? others : others.slice(0, end + 1))]
  if (clause.some((word) => word.endsWith(':')) || namesCode(clause.join(' '))) return false
  const named = foldedWords(clause.join(' ')).find(
    (word) => !fillers.has(word) && !joiners.has(word),
  )
  return named !== undefined && otherNumbers.has(named)
}

function foldedWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  )
}
