import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseAddress, parseAddress, parseDomain } from './address.ts'

describe('parseAddress', () => {
  it.each([
    ['sian@example.com', 'sian@example.com'],
    ['  Sian.Evans@Example.COM ', 'sian.evans@example.com'],
    ['cafcasscymrumid&west@gov.wales', 'cafcasscymrumid&west@gov.wales'],
    ["sean.o'brien+court@example.co.uk", "sean.o'brien+court@example.co.uk"],
    ['gwen@llŷn.cymru', 'gwen@xn--lln-k2a.cymru'],
    ['gwen@LLŶN.cymru', 'gwen@xn--lln-k2a.cymru'],
    ['gwen@xn--lln-k2a.cymru', 'gwen@xn--lln-k2a.cymru'],
    ['gwen@lly\u0302n.cymru', 'gwen@xn--lln-k2a.cymru'], // decomposed
    ['hans@straße.example', 'hans@xn--strae-oqa.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('accepts %j', (text, normalised) => {
    expect(parseAddress(text)).toMatchObject({ ok: true, normalised })
  })

  it('keeps the address as typed beside the form that is compared', () => {
    expect(parseAddress(' Siân.is.not@Example.com')).toMatchObject({ ok: false })
    expect(parseAddress(' Sian@Llŷn.Cymru ')).toEqual({
      ok: true,
      typed: 'Sian@Llŷn.Cymru',
      local: 'Sian',
      domain: 'xn--lln-k2a.cymru',
      normalised: 'sian@xn--lln-k2a.cymru',
    })
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['sian', 'syntax'],
    ['@example.com', 'syntax'],
    ['sian@', 'domain'],
    ['si an@example.com', 'syntax'],
    ['sian.@example.com', 'syntax'],
    ['.sian@example.com', 'syntax'],
    ['si..an@example.com', 'syntax'],
    ['sian@gwen@example.com', 'syntax'],
    ['Siân <sian@example.com>', 'non-ascii-local-part'],
    ['Sian <sian@example.com>', 'syntax'],
    ['sian@example.com, gwen@example.com', 'syntax'],
    ['"sian"@example.com', 'quoted-local-part'],
    ['siân@example.com', 'non-ascii-local-part'],
    ['\u212Aate@example.com', 'non-ascii-local-part'], // the kelvin sign, which NFC makes a K
    ['sian\r\nBcc: x@example.com', 'control-characters'],
    ['sian\0@example.com', 'control-characters'],
    ['si\u200ban@example.com', 'control-characters'],
    ['sian@localhost', 'domain'],
    ['sian@example..com', 'domain'],
    ['sian@example.com.', 'domain'],
    ['sian@-example.com', 'domain'],
    ['sian@exa_mple.com', 'domain'],
    ['sian@exa%6dple.com', 'domain'],
    ['sian@example。com', 'domain'],
    ['sian@192.0.2.1', 'domain'],
    ['sian@[192.0.2.1]', 'domain'],
    ['sian@ｅxample.com', 'domain'], // full-width
    ['sian@𝐞xample.com', 'domain'], // mathematical
    ['sian@example.\u212Aim', 'domain'], // the kelvin sign
    ['sian@ﬁle.example', 'domain'], // a ligature
    ['sian@exam\ufe0fple.com', 'domain'], // a variation selector
    ['sian@exam\u034fple.com', 'domain'], // a joiner that nobody sees
    ['sian@example.com\r\n', 'control-characters'],
    ['\tsian@example.com', 'control-characters'],
    ['\u00a0sian@example.com', 'non-ascii-local-part'],
    ['sian@example.com\u00a0', 'domain'],
    ['\ufeffsian@example.com', 'control-characters'],
    [`${'a'.repeat(65)}@example.com`, 'too-long'],
    [`sian@${'a.'.repeat(130)}com`, 'domain'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseAddress(text)).toEqual({ ok: false, reason })
  })

  it('gives the same normalised form for what it has normalised', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' })), (text) => {
        const normalised = normaliseAddress(text)
        if (normalised !== null) expect(normaliseAddress(normalised)).toBe(normalised)
      }),
      { seed: 20261122 },
    )
  })
})

describe('parseDomain', () => {
  it('turns labels into their A-label form', () => {
    expect(parseDomain('Llŷn.Cymru')).toBe('xn--lln-k2a.cymru')
  })

  it('refuses what the address of a host cannot be', () => {
    expect(parseDomain('a.b\0c.example')).toBeNull()
  })
})
