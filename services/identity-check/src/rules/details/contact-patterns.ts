import { type Pattern, patternsOfText, toPattern } from './pattern.ts'
import { symbolsOf } from './words.ts'

const fewestFigures = 6
/** Of a number of another country; how its own people write what stands before is not known here. */
const lastFigures = 9

/** A telephone number as it is found among figures: without what stands before it at home (0) or abroad (+44, 0044). */
export function patternsOfPhone(phone: string): Pattern[] {
  const figures = phone.replace(/\D/g, '')
  if (figures.length < fewestFigures) return patternsOfText(phone)
  const isForeign = /^\s*(?:\+|00)(?!\s*44)/.test(phone)
  const number = isForeign ? figures.slice(-lastFigures) : nationalNumber(figures)
  // In 02x areas all local numbers have eight figures, and are dialled alone
  const local = !isForeign && /^2\d{9}$/.test(number) ? number.slice(2) : number
  return [{ symbols: local, isWhole: false, isNumber: true }]
}

/** The same for every way to write a number of the UK. */
export function nationalNumber(figures: string): string {
  return figures.replace(/^(?:00)?44(?=0?\d{9,10}$)/, '').replace(/^0/, '')
}

/** An address glued together, with or without the words for its signs, and without what stands behind a plus. */
export function patternsOfEmail(email: string): Pattern[] {
  const at = email.lastIndexOf('@')
  if (at < 1) return patternsOfText(email)
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  // Many leave out what stands behind it: `at hotmail`
  const provider = domain.split('.')[0] ?? domain
  const locals = new Set([local, local.split('+')[0] ?? local])
  return [...locals].flatMap((each) =>
    [
      `${each}${domain}`,
      ...(provider.length > 3 ? [`${each}${provider}`, `${each}at${provider}`] : []),
      `${each}at${domain}`,
      `${each}at${domain.replaceAll('.', 'dot')}`,
      `${each}at${domain}`.replaceAll('.', 'dot'),
      `${each} ${domain}`,
    ].flatMap((spelling) => [
      ...toPattern(symbolsOf(spelling)),
      ...patternsOfText(spelling.replace(/[^\p{L}\p{N}']+/gu, ' ')),
    ]),
  )
}
