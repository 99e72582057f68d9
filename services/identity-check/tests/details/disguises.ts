import fc from 'fast-check'

/** How somebody might write a detail otherwise, by accident or not. */
export type Disguise = (value: string) => fc.Arbitrary<string>

const each = (value: string, change: (letter: string) => fc.Arbitrary<string>) =>
  fc.tuple(...[...value].map(change)).map((letters) => letters.join(''))

const alike: Readonly<Record<string, string>> = {
  a: 'а', c: 'с', e: 'е', i: 'і', o: 'ο', p: 'р', s: 'ѕ', x: 'х', y: 'у', A: 'Α', B: 'В', E: 'Ε', H: 'Н', M: 'М', T: 'Т', k: 'к',
} // biome-ignore format: a table
const swapped: Readonly<Record<string, string>> = {
  0: 'O',
  O: '0',
  o: '0',
  1: 'I',
  I: '1',
  l: '1',
  5: 'S',
  S: '5',
}
const separators = fc.constantFrom(' ', '-', '.', '\n', '_', ' - ', '  ', '·', '/', '=')

/** For every kind of detail. */
export const disguises: Readonly<Record<string, Disguise>> = {
  none: fc.constant,
  'another case': (value) =>
    each(value, (letter) => fc.constantFrom(letter.toUpperCase(), letter.toLowerCase())),
  accents: (value) =>
    each(value, (letter) =>
      fc.constantFrom(letter, /[a-z]/i.test(letter) ? `${letter}\u0302` : letter),
    ),
  'full width': (value) =>
    fc.constant(
      value.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ),
  'letters that look alike': (value) =>
    each(value, (letter) => fc.constantFrom(letter, alike[letter] ?? letter)),
  'figures for letters': (value) =>
    each(value, (letter) => fc.constantFrom(letter, swapped[letter] ?? letter)),
  'signs that nobody sees': (value) =>
    each(value, (letter) =>
      fc.constantFrom(letter, `${letter}\u200B`, `${letter}\u00AD`, `\u2060${letter}`),
    ),
  spaced: (value) => separators.map((between) => [...value.replace(/[\s,@.]+/g, '')].join(between)),
  'broken over lines': (value) =>
    fc
      .tuple(
        fc.integer({ min: 1, max: value.length - 1 }),
        fc.constantFrom('\n', '-\n', '=\r\n', ' \n> '),
      )
      .map(([at, end]) => `${value.slice(0, at)}${end}${value.slice(at)}`),
  punctuated: (value) => separators.map((between) => value.replace(/[\s,]+/g, between)),
}

const words = 'zero one two three four five six seven eight nine'.split(' ')
const geiriau = 'dim un dau tri pedwar pump chwech saith wyth naw'.split(' ')

export const phoneDisguises: Readonly<Record<string, Disguise>> = {
  abroad: (value) =>
    fc
      .constantFrom('+44 ', '0044 ', '+44 (0)', '(+44)')
      .map((start) => start + value.replace(/^0/, '')),
  together: (value) => fc.constant(value.replaceAll(' ', '')),
  'in words': (value) =>
    fc
      .constantFrom(words, geiriau)
      .map((names) => value.replace(/\d/g, (each) => ` ${names[Number(each)]}`)),
  doubled: (value) =>
    fc.constant(
      value
        .replaceAll(' ', '')
        .replace(/(\d)\1/g, (_, each: string) => ` double ${words[Number(each)]}`)
        .replace(/\d/g, (each) => ` ${each === '0' ? 'oh' : words[Number(each)]}`),
    ),
}

export const emailDisguises: Readonly<Record<string, Disguise>> = {
  'signs in words': (value) =>
    fc
      .constantFrom(
        [' at ', ' dot '],
        ['[at]', '[dot]'],
        ['(AT)', '(dot)'],
        ['%40', '.'],
        [' @ ', ' . '],
        ['at', 'dot'],
      )
      .map(([at = '', dot = '']) => value.replace('@', at).replaceAll('.', dot)),
}

const shorter: ReadonlyArray<readonly [RegExp, string]> = [
  [/Road/, 'Rd'],
  [/Street/, 'St.'],
  [/Avenue/, 'Ave'],
  [/Terrace/, 'Terr.'],
  [/Close/, 'Cl'],
  [/Court/, 'Ct'],
  [/St /, 'Saint '],
  [/Stryd/, 'Str.'],
]

export const addressDisguises: Readonly<Record<string, Disguise>> = {
  abbreviated: (value) =>
    fc.constant(shorter.reduce((text, [long, short]) => text.replace(long, short), value)),
  'without its town': (value) => fc.constant(value.split(',')[0] ?? ''),
  'number behind': (value) =>
    fc.constant((value.split(',')[0] ?? '').replace(/^(\d+) (.*)$/, '$2, no. $1')),
  'postcode alone': (value) => fc.constant(value.split(',')[2] ?? ''),
}

/** One slip in one long word; none where there is no such word. */
export const slip: Disguise = (value) => {
  const long = value.match(/\p{L}{8,}/u)?.[0]
  if (!long) return fc.constant(value)
  const at = fc.integer({ min: 1, max: long.length - 3 })
  return fc.tuple(at, fc.constantFrom('drop', 'twice', 'turn', 'other')).map(([place, how]) => {
    const [a = '', b = ''] = [long[place], long[place + 1]]
    const middle = { drop: b, twice: `${a}${a}${b}`, turn: `${b}${a}`, other: `k${b}` }[how]
    return value.replace(long, `${long.slice(0, place)}${middle}${long.slice(place + 2)}`)
  })
}
