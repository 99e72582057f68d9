import { describe, expect, it } from 'vitest'
import { askHostNamesOnly, createResolver } from './resolver.ts'

describe('askHostNamesOnly', () => {
  const asked: string[] = []
  const resolver = askHostNamesOnly(async (name) => {
    asked.push(name)
    return []
  })

  it.each([
    'example.com',
    's1._domainkey.example.com.',
    'xn--lln-k2a.cymru',
    '1.2.0.192.in-addr.arpa',
  ])('passes %j on', async (name) => {
    await resolver(name, 'TXT')
    expect(asked.at(-1)).toBe(name.replace(/\.$/, ''))
  })

  it.each([
    'example.com\0.eve.example',
    'exa mple.com',
    'localhost',
    '',
    '.',
    'a..b',
    `${'a'.repeat(64)}.com`,
    'llŷn.cymru',
  ])('says that %j does not exist', async (name) => {
    await expect(resolver(name, 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' })
    expect(asked).not.toContain(name)
  })
})

describe('createResolver', () => {
  it('refuses a server that is no address', () => {
    expect(() => createResolver({ servers: ['dns.example.com'] })).toThrow()
  })
})
