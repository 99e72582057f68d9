import { domainToUnicode } from 'node:url'

const googleDomains = new Set(['gmail.com', 'googlemail.com'])

/** Letters of other alphabets that look like Latin ones (a small part of Unicode TR39). */
const lookAlikes = new Map(
  Object.entries({
    а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p',
    ѕ: 's', т: 't', у: 'y', х: 'x', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't',
    υ: 'u', χ: 'x', ı: 'i', ł: 'l', ø: 'o', đ: 'd',
  }),
) // biome-ignore format: a table

/**
 * The collision form of a normalised address: two addresses that share it may be one mailbox, or
 * look like one. Only for comparing; nothing can be sent to it.
 */
export function comparableAddress(normalised: string): string {
  const at = normalised.lastIndexOf('@')
  const domain = normalised.slice(at + 1)
  const withoutTag = normalised.slice(0, at).replace(/(?<=.)\+.*$/s, '')
  const isGoogle = googleDomains.has(domain)
  const local = isGoogle ? withoutTag.replaceAll('.', '') : withoutTag
  return `${foldLetters(local)}@${foldLetters(isGoogle ? 'gmail.com' : domainToUnicode(domain))}`
}

/** Takes accents off, turns foreign letters into Latin ones and look-alikes into one of them. */
function foldLetters(text: string): string {
  return Array.from(text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, ''))
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}
