/** Letters of other alphabets that look like Latin ones (a small part of Unicode TR39). */
const lookAlikes = new Map(
  Object.entries({
    а: 'a', с: 'c', ԁ: 'd', е: 'e', һ: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', о: 'o', р: 'p',
    ѕ: 's', т: 't', у: 'y', х: 'x', α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't',
    υ: 'u', χ: 'x', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ɡ: 'g', ɑ: 'a', ԛ: 'q', ԝ: 'w', ѵ: 'v', ո: 'n',
  }),
) // biome-ignore format: a table

/** Takes accents off, turns foreign letters into Latin ones and look-alikes into one of them. */
export function foldLetters(text: string): string {
  return foldForeign(text)
    .replaceAll('0', 'o')
    .replace(/[1i|]/g, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** Takes accents off and turns foreign letters into the Latin ones that they look like. */
export function foldForeign(text: string): string {
  return Array.from(text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, ''))
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
}
