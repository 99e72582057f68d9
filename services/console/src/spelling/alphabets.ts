import type { PageLanguage } from '@gwirio/pages'

type Alphabet = Readonly<Record<string, string>>

/** ICAO, Annex 10, volume II, 5.2.1.3: the alphabet that NATO uses. */
const nato =
  'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'

/** No standard names one: docs/decisions/0019-spelling-in-welsh.md says how these were chosen. */
const welsh =
  'Afal Bara Cath Dafad Eliffant Finegr Gardd Haul Iogwrt Jam Kilo Lemwn Mynydd Neidr Oren Pysgod Quebec Radio Seren Tegell Uwd Victor Wyneb X-ray Ysgol Zulu'

const letters = (words: string): Alphabet =>
  Object.fromEntries(words.split(' ').map((word) => [word.charAt(0).toLowerCase(), word]))

const digits = (words: string): Alphabet =>
  Object.fromEntries(words.split(' ').map((word, digit) => [String(digit), word]))

/** What each sign of an address is called; a sign that is in none is named by what it is. */
export const alphabets: Readonly<Record<PageLanguage, Alphabet>> = {
  en: {
    ...letters(nato),
    ...digits('zero one two three four five six seven eight nine'),
    '@': 'at',
    '.': 'dot',
    '-': 'hyphen',
    _: 'underscore',
    '+': 'plus',
    "'": 'apostrophe',
    '&': 'and sign',
    '!': 'exclamation mark',
    '#': 'hash',
    $: 'dollar sign',
    '%': 'per cent',
    '*': 'asterisk',
    '/': 'slash',
    '=': 'equals',
    '?': 'question mark',
    '^': 'caret',
    '`': 'backtick',
    '{': 'opening brace',
    '|': 'upright bar',
    '}': 'closing brace',
    '~': 'tilde',
  },
  cy: {
    ...letters(welsh),
    ...digits('sero un dau tri pedwar pump chwech saith wyth naw'),
    '@': 'at',
    '.': 'dot',
    '-': 'cysylltnod',
    _: 'tanlinell',
    '+': 'plws',
    "'": 'collnod',
    '&': 'arwydd ac',
    '!': 'ebychnod',
    '#': 'arwydd hash',
    $: 'arwydd doler',
    '%': 'y cant',
    '*': 'seren fach',
    '/': 'blaenslaes',
    '=': 'hafal',
    '?': 'gofynnod',
    '^': 'to bach ar ei ben ei hun',
    '`': 'acen ddisgynedig ar ei phen ei hun',
    '{': 'bachyn cyrliog agor',
    '|': 'bar unionsyth',
    '}': 'bachyn cyrliog cau',
    '~': 'tild',
  },
}

/** Marks on a letter, after Unicode has taken them off (UAX #15). */
export const marks: Readonly<Record<PageLanguage, Alphabet>> = {
  en: {
    '\u0302': 'with a circumflex',
    '\u0301': 'with an acute accent',
    '\u0300': 'with a grave accent',
    '\u0308': 'with two dots',
  },
  cy: {
    '\u0302': 'gyda tho bach',
    '\u0301': 'gydag acen ddyrchafedig',
    '\u0300': 'gydag acen ddisgynedig',
    '\u0308': 'gyda didolnod',
  },
}

/** A letter of another script can look like one of ours. */
export const unknownSign: Readonly<Record<PageLanguage, string>> = {
  en: 'a sign of another alphabet',
  cy: 'arwydd o wyddor arall',
}
