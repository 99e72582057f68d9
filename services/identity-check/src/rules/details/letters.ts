/** What a character is to the search: its symbol, or one of these. */
export const separator = 0
export const ignored = 1

/** Where words begin inside a run of letters: `letterNP20`, `12HeolyBont`. */
export const characterClass = { other: 0, lower: 1, upper: 2, digit: 3 } as const

/**
 * Letters and figures that are taken for each other (O/0, I/l/1, S/5, Z/2, B/8) have one symbol, so that a disguise by them
 * is none. A symbol is the code of the figure or letter that stands for all.
 */
const sameAs: Readonly<Record<string, string>> = { o: '0', i: '1', l: '1', s: '5', z: '2', b: '8' }

/** Letters of other alphabets that look like Latin ones (a part of Unicode TR39), and small capitals. */
const lookAlikes: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n',
  о: 'o', р: 'p', ԛ: 'q', г: 'r', ѕ: 's', т: 't', ѵ: 'v', ԝ: 'w', х: 'x', у: 'y', А: 'a', В: 'b', С: 'c',
  Е: 'e', Ѕ: 's', Н: 'h', І: 'i', Ј: 'j', К: 'k', М: 'm', О: 'o', Р: 'p', Т: 't', Х: 'x', У: 'y',
  α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x', ω: 'w',
  Α: 'a', Β: 'b', Ε: 'e', Ζ: 'z', Η: 'h', Ι: 'i', Κ: 'k', Μ: 'm', Ν: 'n', Ο: 'o', Ρ: 'p', Τ: 't', Υ: 'y',
  Χ: 'x', ı: 'i', ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ð: 'd', Ð: 'd', ħ: 'h', ŧ: 't', ɡ: 'g',
  ɑ: 'a', ո: 'n', ƒ: 'f', ᴀ: 'a', ʙ: 'b', ᴄ: 'c', ᴅ: 'd', ᴇ: 'e', ꜰ: 'f', ɢ: 'g', ʜ: 'h', ɪ: 'i', ᴊ: 'j',
  ᴋ: 'k', ʟ: 'l', ᴍ: 'm', ɴ: 'n', ᴏ: 'o', ᴘ: 'p', ʀ: 'r', ꜱ: 's', ᴛ: 't', ᴜ: 'u', ᴠ: 'v', ᴡ: 'w', ʏ: 'y',
  ᴢ: 'z',
} // biome-ignore format: a table

/** Letters that stand for two. */
const twoLetters: Readonly<Record<string, string>> = {
  ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', þ: 'th', Þ: 'th',
} // biome-ignore format: a table

const nought = '0'.charCodeAt(0)
const otherLetters = 160
const otherSymbols = 32

/** The symbol of each UTF-16 code unit of a normalised text. */
export const symbols = new Uint8Array(0x1_0000)
/** Its class, one of `characterClass`. */
export const classes = new Uint8Array(0x1_0000)

let figuresInTurn = 0
for (let code = 0; code < 0x1_0000; code += 1) {
  const character = String.fromCharCode(code)
  // The figures of every script stand in tens, from nought to nine (The Unicode Standard, §4.6)
  figuresInTurn = /\p{Nd}/u.test(character) ? figuresInTurn + 1 : 0
  const isFigure = figuresInTurn > 0
  symbols[code] = isFigure ? nought + ((figuresInTurn - 1) % 10) : symbolOf(character)
  classes[code] = isFigure ? characterClass.digit : classOf(character)
}

function symbolOf(character: string): number {
  const code = character.charCodeAt(0)
  if (isUnseen(character)) return ignored
  const latin = (lookAlikes[character] ?? character).toLowerCase()
  if (/^[a-z]$/.test(latin)) return (sameAs[latin] ?? latin).charCodeAt(0)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  if (!isSurrogate && !/[\p{L}\p{N}]/u.test(character)) return separator
  return otherLetters + (code % otherSymbols)
}

/** Apostrophes join; accents, joiners and soft hyphens are not seen. */
function isUnseen(character: string): boolean {
  return /\p{M}|\p{Cf}|['’‘ʼʹ`]/u.test(character)
}

function classOf(character: string): number {
  if (/\p{Lu}/u.test(character)) return characterClass.upper
  return /\p{Ll}/u.test(character) ? characterClass.lower : characterClass.other
}

/** Signs that stand for whole words of other scripts, up to eighteen letters long: they make a text many times as long. */
const unfolding = /[\uFDF0-\uFDFC\u3300-\u3357\u337B-\u337F]/g

/**
 * One form for all ways to write a character (NFKD, UAX #15): accents apart, full width and styled letters plain. Accents that
 * stand apart are left out before: to put many behind one letter in order takes time that grows with the square of them.
 */
export function normaliseText(text: string): string {
  return text
    .replace(/\p{M}+/gu, '')
    .replace(unfolding, ' ')
    .replace(/%(?:40|2e|2b|20|2d)/gi, (escaped) => decodeURIComponent(escaped))
    .replace(/[ßẞæÆœŒþÞ]/g, (letter) => twoLetters[letter] ?? letter)
    .normalize('NFKD')
}
