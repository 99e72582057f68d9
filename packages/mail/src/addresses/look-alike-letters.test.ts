import { describe, expect, it } from 'vitest'
import { mailProviders } from './known-domains.ts'
import { findLookAlike } from './look-alike-letters.ts'
import { parseAddress } from './parse-address.ts'

describe('findLookAlike', () => {
  it.each([
    ['one Cyrillic letter', 'gmаil.com', 'gmail.com'],
    ['Cyrillic letters only', 'сосо.com', 'coco.com'],
    ['a Greek letter', 'pοst.wales', 'post.wales'],
    ['a letter without its dot', 'gmaıl.com', 'gmail.com'],
    ['a stroke through a letter', 'hełp.org', 'help.org'],
    ['the script g', 'ɡmail.com', 'gmail.com'],
    ['an accent that Welsh does not have', 'gmaiĺ.com', 'gmail.com'],
    ['the A-label of those', 'xn--gmil-63d.com', 'gmail.com'],
    ['a one for an l', 'gmai1.com', 'gmail.com'],
    ['r and n for an m', 'hotrnail.com', 'hotmail.com'],
    ['noughts', 'yah00.co.uk', 'yahoo.co.uk'],
    ['an accent on a provider', 'gmâil.com', 'gmail.com'],
  ])('sees %s', (_, domain, suggested) => {
    expect(find(domain)).toEqual({ suggestion: `Sian@${suggested}` })
  })

  it.each(['правда.com', '例え.jp'])('suggests nothing for another alphabet: %s', (domain) => {
    expect(find(domain)).toEqual({ suggestion: null })
  })

  it.each([
    ...mailProviders,
    'llŷn.cymru',
    'tŷ-ni.wales',
    'siân.cymru',
    'ysgol2000.org.uk',
    'modern.wales',
  ])('has nothing to say to %s', (domain) => {
    expect(find(domain)).toBeNull()
  })
})

function find(domain: string) {
  const address = parseAddress(`Sian@${domain}`)
  if (!address.ok) throw new Error(`not an address: ${domain}`)
  return findLookAlike(address)
}
