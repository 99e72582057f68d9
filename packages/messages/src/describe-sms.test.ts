import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeSms } from './describe-sms.ts'

describe('describeSms', () => {
  // 3GPP TS 23.038 §6.2.1 and TS 23.040 §9.2.3.24.1
  const rows: Array<[string, string, string, number, number, number]> = [
    ['nothing', '', 'GSM-7', 0, 1, 160],
    ['160 plain letters', 'a'.repeat(160), 'GSM-7', 160, 1, 0],
    ['161 plain letters', 'a'.repeat(161), 'GSM-7', 161, 2, 145],
    ['306 plain letters', 'a'.repeat(306), 'GSM-7', 306, 2, 0],
    ['307 plain letters', 'a'.repeat(307), 'GSM-7', 307, 3, 152],
    ['an extension letter, which is two', '€'.repeat(80), 'GSM-7', 160, 1, 0],
    ['one extension letter too many', '€'.repeat(81), 'GSM-7', 162, 2, 143],
    ['an extension letter that is not cut', `${'a'.repeat(152)}€aaaaaaa`, 'GSM-7', 161, 2, 144],
    ['70 letters with one outside GSM-7', `${'a'.repeat(69)}ŵ`, 'UCS-2', 70, 1, 0],
    ['71 letters with one outside GSM-7', `${'a'.repeat(70)}ŵ`, 'UCS-2', 71, 2, 63],
    ['134 letters outside GSM-7', 'ŵ'.repeat(134), 'UCS-2', 134, 2, 0],
    ['135 letters outside GSM-7', 'ŵ'.repeat(135), 'UCS-2', 135, 3, 66],
    ['emoji, which are two units each', '🙂'.repeat(35), 'UCS-2', 70, 1, 0],
  ]
  it.each(rows)('counts %s', (_name, text, encoding, used, parts, left) => {
    expect(describeSms(text)).toMatchObject({ encoding, used, parts, left })
  })

  it.each([...'àéèìòöùüäÄÉÖÜ'])('keeps GSM-7 for %s', (letter) => {
    expect(describeSms(letter)).toMatchObject({ encoding: 'GSM-7', forcedBy: [] })
  })

  it.each([...'^{}[]~\\|€'])('counts %s of the extension table as two', (letter) => {
    expect(describeSms(letter)).toMatchObject({ encoding: 'GSM-7', used: 2 })
  })

  it.each([...'ŵŷâêîôûẁẃẅỳýÿáíóúëïŴŶÂÊÎÔÛÀÈÌÒÙÁÍÓÚËÏ’–`'])(
    'names %s as a letter that forces 70 characters a part',
    (letter) => {
      expect(describeSms(`cod ${letter}${letter}`)).toMatchObject({
        encoding: 'UCS-2',
        forcedBy: [{ letter, places: [4, 5] }],
      })
    },
  )

  it('finds every letter of a Welsh text that forces it, where it stands', () => {
    const text = 'Anfonwch y cod heddiw, os gwelwch yn dda, a chadwch ef tŷ a thân.'
    expect(describeSms(text)).toEqual({
      text,
      encoding: 'UCS-2',
      parts: 1,
      used: 65,
      left: 5,
      forcedBy: [
        { letter: 'ŷ', places: [text.indexOf('ŷ')] },
        { letter: 'â', places: [text.indexOf('â')] },
      ],
    })
  })

  it('counts a Welsh text without such a letter in one part where one such letter makes it two', () => {
    const text =
      'Eich cod yw {code}. Anfonwch ef drwy ateb ein neges e-bost. Cadwch ef yn gyfrinachol'
    expect(describeSms(text)).toMatchObject({ encoding: 'GSM-7', parts: 1 })
    expect(describeSms(`${text} rŵan`)).toMatchObject({ encoding: 'UCS-2', parts: 2 })
  })

  it('counts a letter with a separate accent as the one letter it is', () => {
    expect(describeSms('e\u0301')).toMatchObject({ encoding: 'GSM-7', used: 1 })
    expect(describeSms('aw\u0302')).toMatchObject({ forcedBy: [{ letter: 'ŵ', places: [1] }] })
  })

  it('names a letter exactly when the text is not GSM-7, and each where it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const { encoding, forcedBy, text } = describeSms(given)
        expect(forcedBy.length > 0).toBe(encoding === 'UCS-2')
        for (const { letter, places } of forcedBy)
          for (const place of places) expect(text.startsWith(letter, place)).toBe(true)
      }),
      { seed: 20261122 },
    )
  })
})
