import { describe, expect, it } from 'vitest'
import { isKnownDomain, mailProviders } from './known-domains.ts'
import { parseAddress } from './parse-address.ts'
import { suggestAddress } from './suggest-address.ts'

describe('suggestAddress', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmal.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['gnail.com', 'gmail.com'],
    ['gmai1.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.comm', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmail.co.uk', 'gmail.com'],
    ['gmial.con', 'gmail.com'],
    ['hotmial.com', 'hotmail.com'],
    ['hotmial.co.uk', 'hotmail.co.uk'],
    ['homail.co.uk', 'hotmail.co.uk'],
    ['hotmail.co.ku', 'hotmail.co.uk'],
    ['hotmail.couk', 'hotmail.co.uk'],
    ['hotmail.com.uk', 'hotmail.co.uk'],
    ['outlok.com', 'outlook.com'],
    ['outlook.co.uk', 'outlook.com'],
    ['iclould.com', 'icloud.com'],
    ['icloud.co.uk', 'icloud.com'],
    ['yaho.co.uk', 'yahoo.co.uk'],
    ['yahooo.com', 'yahoo.com'],
    ['btinterent.com', 'btinternet.com'],
    ['btinternet.co', 'btinternet.com'],
    ['virginmeida.com', 'virginmedia.com'],
    ['talktlak.net', 'talktalk.net'],
    ['live.con', 'live.com'],
    ['caerdydd.co.ku', 'caerdydd.co.uk'],
    ['ysgol.cymur', 'ysgol.cymru'],
    ['post.walse', 'post.wales'],
  ])('takes %s for %s', (domain, meant) => {
    expect(suggest(`Sian.Evans@${domain}`)).toBe(`Sian.Evans@${meant}`)
  })

  it.each([
    ...mailProviders,
    'email.com',
    'gov.wales',
    'llyw.cymru',
    'wales.nhs.uk',
    'cardiff.gov.uk',
    'caerdydd.ac.uk',
    'llyn.cymru',
    'llŷn.cymru',
    'evans.co.uk',
    'hotmail.es',
    'hotmail.ca',
    'yahoo.fr',
    'yahoo.ca',
    'outlook.de',
    'mail.gmail.evans.uk',
    'post.example',
    'skye.com',
    'lime.com',
  ])('has nothing to say to %s', (domain) => {
    expect(suggest(`sian@${domain}`)).toBeNull()
  })

  it('takes a web address off the local part', () => {
    expect(suggest('www.Sian@gmail.com')).toBe('Sian@gmail.com')
    expect(suggest('www@gmail.com')).toBeNull()
  })

  it('knows each provider only once', () => {
    expect(new Set(mailProviders).size).toBe(mailProviders.length)
    expect(isKnownDomain('gmail.com')).toBe(true)
    expect(isKnownDomain('gmial.com')).toBe(false)
  })
})

function suggest(text: string): string | null {
  const address = parseAddress(text)
  if (!address.ok) throw new Error(`not an address: ${text}`)
  return suggestAddress(address)
}
