import type { DetailKind } from '@gwirio/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addressDisguises,
  disguises,
  emailDisguises,
  phoneDisguises,
  slip,
} from '../../../tests/details/disguises.ts'
import { letter, sentence } from '../../../tests/details/letters.ts'
import { address, detail, email, phone } from '../../../tests/details/made-up.ts'
import { createDetailFinder } from './detail-finder.ts'

const find = (kind: DetailKind, value: string, text: string) =>
  createDetailFinder({ others: [{ kind, value }], own: [] })(text).get(kind) ?? 0

describe('a confidential detail', () => {
  it.each<[string, DetailKind, string, string]>([
    ['with a street shortened', 'address', '40 Chepstow Road, Newport', 'at 40 Chepstow Rd'],
    ['with a street named in Welsh', 'address', '40 Chepstow Road, Newport', 'yn 40 Heol Chepstow'],
    ['with the street alone', 'address', '12 Heol y Bont, Casnewydd', 'moved to Heol-y-Bont'],
    ['with its flat left out', 'address', 'Flat 3, 12 Heol y Bont', '12 heol y bont'],
    ['of a house with a name', 'address', 'Rose Cottage, Llan Lane, Usk', 'at Rose Cottage'],
    ['with the postcode alone', 'address', '12 Heol y Bont, NP20 9ZA', 'NP2O 9ZA'],
    ['with O and 0 swapped', 'postcode', 'NP10 1OA', 'npI0-l0a'],
    ['glued to other words', 'postcode', 'NP20 9ZA', 'lettertonp209za.pdf'],
    [
      'in words',
      'phone',
      '07700 900123',
      'oh double seven double oh, nine double oh, one two three',
    ],
    ['in Welsh words', 'phone', '07700 900123', 'dim dwbl saith dim dim naw dim dim un dau tri'],
    ['from abroad', 'phone', '07700 900123', 'ring 0044 (0)7700-900.123'],
    ['with figures like letters', 'phone', '07700 900123', 'O77OO 9OO l23'],
    ['without its area', 'phone', '029 2018 0105', 'on 2018 0105'],
    ['of another country', 'phone', '+33 6 39 98 12 34', '06 39 98 12 34'],
    [
      'with its signs in words',
      'e-mail',
      'sian.prys@post.example',
      'sian dot prys [at] post (dot) example',
    ],
    ['without its tag', 'e-mail', 'sian+llys@post.example', 'sian@post.example'],
    ['of a saint', 'school', "St Mary's", 'goes to Saint Marys'],
    ['of a named house, by its street', 'address', 'Tŷ Ni, Ffordd y Môr', 'in Ffordd y Mor'],
    ['with a street of another kind', 'address', '2B Bersham Mews, Wrexham', 'near Bersham Mews'],
    [
      'without the end of its domain',
      'e-mail',
      'sian.prys@hotmail.example',
      'sian.prys at hotmail',
    ],
    ['by one word that is no town', 'school', 'Ysgol Llanwern', 'at Llanwern'],
    ['without what kind of school', 'school', "St Mary's RC Primary School", 'St. Mary’s'],
    ['by its name in English', 'school', 'Ysgol Llanwern', 'Llanwern school'],
    ['with a slip', 'school', 'Ysgol Glanhafren', 'ysgol Glanhafern'],
    ['in the other language', 'refuge-area', 'Newport', 'near Casnewydd'],
    ['in letters that look alike', 'refuge-area', 'Newport', 'Νеwроrt'],
    ['in a file name', 'refuge-area', 'Bangor', 'LetterBangor2026.pdf'],
    ['without its form', 'workplace', 'Harlech Motors Ltd', 'works for Harlech Motors'],
    ['with Welsh letters', 'other', 'Tŷ Gwŷdd', 'ty gwydd'],
  ])('is found %s', (_, kind, value, text) => {
    expect(find(kind, value, `I hear of ${text}, she said.`)).toBe(1)
    expect(find(kind, value, 'I hear of nothing, she said.')).toBe(0)
  })

  it.each<[string, DetailKind, string, string]>([
    ['another house in another street', 'address', '12 Heol y Bont', '12 Heol y Parc'],
    ['a street that every town has', 'address', '12 High Street, Usk', '14 High Street'],
    ['a longer number in such a street', 'address', '12 High Street, Usk', '112 High Street'],
    ['another postcode', 'postcode', 'NP20 9ZA', 'NP20 9ZX'],
    ['a longer word', 'refuge-area', 'Barry', 'Barrymore'],
    ['a slip in a short word', 'refuge-area', 'Barry', 'carry'],
    ['another number', 'phone', '07700 900123', '07700 900124'],
    ['another mailbox at the same provider', 'e-mail', 'sian@post.example', 'owen@post.example'],
    ['a town that a school is called after', 'school', 'Llanelli High School', 'Llanelli'],
  ])('is not %s', (_, kind, value, text) => {
    expect(find(kind, value, `I hear of ${text}, she said.`)).toBe(0)
  })

  it('is counted as often as it stands there', () => {
    expect(find('refuge-area', 'Bangor', 'Bangor, bangor and B a n g o r; not Bang or other')).toBe(
      4,
    )
  })

  it('is told by its kind and nothing else', () => {
    const finder = createDetailFinder({
      others: [
        { kind: 'phone', value: '07700 900123' },
        { kind: 'school', value: "St Mary's" },
      ],
      own: [],
    })
    expect([...finder('07700900123 07700900123 St Mary')]).toEqual([
      ['school', 1],
      ['phone', 2],
    ])
  })
})

describe('what the addressee has on file too', () => {
  const own = [
    { kind: 'address', value: '14 Heol y Bont, Casnewydd, NP20 9ZA' },
    { kind: 'school', value: "St. Mary's" },
    { kind: 'phone', value: '+44 7700 900123' },
  ] as const

  it('is not looked for', () => {
    const others = [
      { kind: 'school', value: 'St Marys' },
      { kind: 'phone', value: '07700900123' },
    ] as const
    const finder = createDetailFinder({ others, own })
    expect([...finder("St Mary's, 07700 900123")]).toEqual([])
    expect([...createDetailFinder({ others, own: [] })("St Mary's, 07700 900123")]).toHaveLength(2)
  })

  it('is left out of an address, and what is another’s is not', () => {
    const others = [{ kind: 'address', value: '3 Heol y Bont, Casnewydd, NP20 9ZA' }] as const
    const finder = createDetailFinder({ others, own })
    expect([...finder('To: 14 Heol y Bont, Casnewydd, NP20 9ZA')]).toEqual([])
    expect([...finder('She lives at 3 Heol y Bont')]).toEqual([['address', 1]])
  })

  it('does not hide where somebody is, though the addressee lives there', () => {
    const others = [{ kind: 'refuge-area', value: 'Casnewydd' }] as const
    expect([...createDetailFinder({ others, own })('a refuge in Newport')]).toEqual([
      ['refuge-area', 1],
    ])
  })
})

const runs = { seed: 5, numRuns: 200 }

/** A detail in a disguise somewhere in a letter is found. */
function expectFound(
  details: fc.Arbitrary<{ kind: DetailKind; value: string }>,
  disguise: (value: string) => fc.Arbitrary<string>,
) {
  const cases = details.chain((each) =>
    fc.record({
      detail: fc.constant(each),
      written: disguise(each.value),
      before: letter,
      after: sentence,
    }),
  )
  const property = fc.property(cases, ({ detail: { kind, value }, written, before, after }) => {
    expect(find(kind, value, `${before}\n${written}, ${after}`)).toBeGreaterThan(0)
  })
  fc.assert(property, runs)
}

describe('any detail in a letter', () => {
  it.each(Object.entries(disguises))('is found: %s', (_, disguise) => expectFound(detail, disguise))

  it.each(Object.entries(phoneDisguises))('is found when it is a number: %s', (_, disguise) =>
    expectFound(
      phone.map((value) => ({ kind: 'phone', value })),
      disguise,
    ),
  )

  it.each(Object.entries(emailDisguises))(
    'is found when it is an e-mail address: %s',
    (_, disguise) =>
      expectFound(
        email.map((value) => ({ kind: 'e-mail', value })),
        disguise,
      ),
  )

  it.each(Object.entries(addressDisguises))('is found when it is an address: %s', (_, disguise) =>
    expectFound(
      address.map((value) => ({ kind: 'address', value })),
      disguise,
    ),
  )

  it('is found behind more accents than could be put in order, one by one, in the time of a test', () => {
    const marks = '\u0301\u0316'.repeat(700_000)
    expect(find('refuge-area', 'Newport', `N${marks}ewport`)).toBe(1)
  })

  it('is found with a slip in a long word', () => {
    const kinds = new Set<DetailKind>(['address', 'school', 'refuge-area', 'workplace'])
    expectFound(
      detail.filter(({ kind }) => kinds.has(kind)),
      slip,
    )
  })
})

describe('ordinary letters', () => {
  it('are not held for details that do not stand in them', () => {
    const alarms: string[] = []
    const property = fc.property(
      fc.array(detail, { minLength: 50, maxLength: 50 }),
      letter,
      (others, text) => {
        for (const kind of createDetailFinder({ others, own: [] })(text).keys()) alarms.push(kind)
      },
    )
    fc.assert(property, runs)
    expect(alarms).toEqual([])
  })

  it('are read in one pass, however hostile they are', () => {
    const others = fc.sample(detail, { seed: 5, numRuns: 200 })
    const finder = createDetailFinder({ others, own: [] })
    for (const hostile of [
      '\uFDFA',
      'a',
      '0',
      'treble one ',
      'chepstwo ',
      'a\u0301',
      '12 Heol y ',
      'x@',
      '%40',
    ])
      expect(finder(hostile.repeat(2_000_000 / hostile.length)).size).toBeLessThan(8)
  })
})
