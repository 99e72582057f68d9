import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countSmsParts } from './count-sms-parts.ts'

describe('countSmsParts', () => {
  // 3GPP TS 23.038 §6.2.1 and TS 23.040 §9.2.3.24.1
  const rows: Array<[string, string, string, number, number]> = [
    ['160 plain letters', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 plain letters', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['306 plain letters', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 plain letters', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['an extension letter, which is two', '€'.repeat(80), 'GSM-7', 160, 1],
    ['one extension letter too many', '€'.repeat(81), 'GSM-7', 162, 2],
    ['70 letters with one outside GSM-7', `${'a'.repeat(69)}ŵ`, 'UCS-2', 70, 1],
    ['71 letters with one outside GSM-7', `${'a'.repeat(70)}ŵ`, 'UCS-2', 71, 2],
    ['134 letters outside GSM-7', 'ŵ'.repeat(134), 'UCS-2', 134, 2],
    ['135 letters outside GSM-7', 'ŵ'.repeat(135), 'UCS-2', 135, 3],
    ['emoji, which are two units each', '🙂'.repeat(35), 'UCS-2', 70, 1],
  ]
  it.each(rows)('counts %s', (_name, text, encoding, units, parts) => {
    expect(countSmsParts(text)).toMatchObject({ encoding, units, parts })
  })

  it.each([...'àéèìòöùüä'])('keeps GSM-7 for %s', (letter) => {
    expect(countSmsParts(letter)).toMatchObject({ encoding: 'GSM-7', forcedBy: [] })
  })

  it.each([...'ŵŷâêîôûáíóúëï'])('names %s as the letter that forces UCS-2', (letter) => {
    expect(countSmsParts(`cod ${letter}${letter}`)).toMatchObject({
      encoding: 'UCS-2',
      forcedBy: [letter],
    })
  })

  it('counts a letter with a separate accent as the one letter it is', () => {
    expect(countSmsParts('e\u0301')).toMatchObject({ encoding: 'GSM-7', units: 1 })
  })

  it('names a letter exactly when the text is not GSM-7', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { encoding, forcedBy } = countSmsParts(text)
        expect(forcedBy.length > 0).toBe(encoding === 'UCS-2')
      }),
    )
  })
})
