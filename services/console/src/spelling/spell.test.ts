import { describe, expect, it } from 'vitest'
import { alphabets } from './alphabets.ts'
import { spellAddress } from './spell.ts'

const said = (address: string, language: 'cy' | 'en') =>
  spellAddress(address)
    .map((part) => part.map((sign) => sign[language]).join(' '))
    .join(', ')

describe('an address read back', () => {
  it.each([
    ['en', 'siân.o_b@post.wales'],
    ['cy', 'siân.o_b@post.wales'],
  ] as const)('in %s names every letter, mark and sign', (language, address) => {
    const words = {
      en: 'Sierra India Alfa with a circumflex November, dot, Oscar underscore Bravo, at, Papa Oscar Sierra Tango, dot, Whiskey Alfa Lima Echo Sierra',
      cy: 'Seren Iogwrt Afal gyda tho bach Neidr, dot, Oren tanlinell Bara, at, Pysgod Oren Seren Tegell, dot, Wyneb Afal Lemwn Eliffant Seren',
    }
    expect(said(address, language)).toBe(words[language])
  })

  it('names the signs that real addresses hold', () => {
    expect(said("o'brien&co+llys-1", 'en')).toBe(
      'Oscar apostrophe Bravo Romeo India Echo November and sign Charlie Oscar plus Lima Lima Yankee Sierra hyphen one',
    )
    expect(said('o&+-_', 'cy')).toBe('Oren arwydd ac plws cysylltnod tanlinell')
  })

  it('says of a letter of another alphabet that it is one, though it looks like ours', () => {
    expect(said('а@x', 'en')).toBe('a sign of another alphabet, at, X-ray')
  })

  it('shows every sign as it was typed, capitals too', () => {
    const signs = spellAddress('Siân@Post.example').flat()
    expect(signs.map(({ sign }) => sign).join('')).toBe('Siân@Post.example')
    expect(signs[0]?.en).toBe('Sierra')
  })
})

describe('an alphabet', () => {
  it.each(['cy', 'en'] as const)('in %s has a word of its own for each sign', (language) => {
    const words = Object.values(alphabets[language])
    expect(new Set(words).size).toBe(words.length)
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      expect(alphabets[language][letter]?.charAt(0).toLowerCase()).toBe(letter)
    expect(words).toHaveLength(26 + 10 + 21)
  })

  it('in Welsh never begins with a letter that Welsh writes with two', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      expect(alphabets.cy[letter]).not.toMatch(/^(?:ch|dd|ff|ng|ll|ph|rh|th|si[aeiouwy])/i)
  })
})
