import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMobile } from './parse-mobile.ts'

describe('parseMobile', () => {
  it.each([
    '07400 123456',
    '+44 7400 123456',
    '+44 (0)7400 123456',
    '0044 7400 123456',
    '(07400) 123-456',
    ' 07400123456 ',
    '447400123456',
  ])('reads %j', (text) => {
    expect(parseMobile(text)).toEqual({ ok: true, e164: '+447400123456' })
  })

  it.each([
    ['07700 900000', '+447700900000'],
    ['+44 7700 900999', '+447700900999'],
  ])('reads the drama number %s', (text, e164) => {
    expect(parseMobile(text)).toEqual({ ok: true, e164 })
  })

  const refusals: Array<[string, string, string]> = [
    ['a London landline', '020 7946 0018', 'landline'],
    ['a Cardiff landline', '029 2018 0956', 'landline'],
    ['an office number', '03000 252 800', 'landline'],
    ['an internet telephone', '056 1234 5678', 'landline'],
    ['an Irish mobile', '+353 85 123 4567', 'foreign'],
    ['a French mobile', '+33 6 12 34 56 78', 'foreign'],
    ['an American number', '+1 415 555 2671', 'foreign'],
    ['a mobile of the Isle of Man', '07624 123456', 'foreign'],
    ['a mobile of Guernsey', '07781 123456', 'foreign'],
    ['a mobile of Jersey', '07797 712345', 'foreign'],
    ['a personal number', '070 1234 5678', 'not-a-number'],
    ['a pager', '07640 123456', 'not-a-number'],
    ['a freephone number', '0800 123456', 'not-a-number'],
    ['an emergency number', '999', 'not-a-number'],
    ['a number beside the drama range', '07700 901000', 'not-a-number'],
    ['a digit too few', '07400 12345', 'not-a-number'],
    ['a digit too many', '07400 1234567', 'not-a-number'],
    ['a letter O for a nought', '07400 12345O', 'not-a-number'],
    ['an extension', '07400 123456 ext 5', 'not-a-number'],
    ['two numbers', '07400 123456 or 07400 123457', 'not-a-number'],
    ['words', 'ask at the desk', 'not-a-number'],
    ['nothing', '', 'not-a-number'],
  ]
  it.each(refusals)('refuses %s', (_name, text, reason) => {
    expect(parseMobile(text)).toEqual({ ok: false, reason })
  })

  it('reads what it gave again as the same number, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?[0-9 ()-]{6,16}$/)), (text) => {
        const parsed = parseMobile(text)
        if (parsed.ok) expect(parseMobile(parsed.e164)).toEqual(parsed)
      }),
    )
  })
})
