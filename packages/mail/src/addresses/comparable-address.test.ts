import { describe, expect, it } from 'vitest'
import { comparableAddress } from './comparable-address.ts'
import { normaliseAddress } from './parse-address.ts'

const compare = (text: string) => comparableAddress(normaliseAddress(text) ?? 'not an address')

describe('comparableAddress', () => {
  it.each([
    ['a tag', 'sian+court@example.com', 'sian@example.com'],
    ['dots at Google', 's.i.a.n@gmail.com', 'sian@googlemail.com'],
    ['the domains of Apple', 'sian@me.com', 'sian@icloud.com'],
    ['the oldest domain of Apple', 'sian@mac.com', 'sian@icloud.com'],
    ['the domains of Proton', 'sian@pm.me', 'sian@protonmail.com'],
    ['dots, hyphens and underscores at Proton', 's.i-a_n@proton.me', 'sian@protonmail.ch'],
    ['the disposable addresses of Yahoo', 'sian-shops@yahoo.co.uk', 'sian@yahoo.co.uk'],
    ['a digit for a letter', 'l1oyd0@example.com', 'lloydo@example.com'],
    ['two letters that look like one', 'rnair@example.com', 'mair@example.com'],
    ['a Cyrillic letter in the domain', 'sian@exаmple.com', 'sian@example.com'],
    ['an accent in the domain', 'sian@llŷn.cymru', 'sian@llyn.cymru'],
  ])('sees through %s', (_, one, other) => {
    expect(compare(one)).toBe(compare(other))
  })

  it.each([
    ['people', 'sian@example.com', 'mair@example.com'],
    ['domains', 'sian@example.com', 'sian@example.org'],
    ['mailboxes at Microsoft', 'sian@hotmail.com', 'sian@outlook.com'],
    ['mailboxes at Yahoo', 'sian@yahoo.com', 'sian@yahoo.co.uk'],
    ['hyphens elsewhere', 'sian-jones@example.com', 'sian@example.com'],
    ['dots elsewhere', 's.ian@example.com', 'sian@example.com'],
  ])('keeps different %s apart', (_, one, other) => {
    expect(compare(one)).not.toBe(compare(other))
  })
})
