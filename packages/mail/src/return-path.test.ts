import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createReturnPathId, readReturnPath, returnPathFor } from './return-path.ts'

const domain = 'bounce.gwirio.example'

describe('a return path', () => {
  it('leads back to its message, also when a mail system changed its case', () => {
    const id = createReturnPathId(randomBytes)
    const address = returnPathFor(id, domain)
    expect(address).toMatch(/^b-[0-9a-hjkmnp-tv-z]{32}@bounce\.gwirio\.example$/)
    expect(readReturnPath(address, domain)).toBe(id)
    expect(readReturnPath(address.toUpperCase(), domain)).toBe(id)
  })

  it.each([
    ['of another domain', (id: string) => `b-${id}@gwirio.example`],
    ['of a domain below', (id: string) => `b-${id}@x.${domain}`],
    ['with more before it', (id: string) => `x-b-${id}@${domain}`],
    ['with a tag', (id: string) => `b-${id}+x@${domain}`],
    ['that is cut short', (id: string) => `b-${id.slice(1)}@${domain}`],
    ['in angle brackets', (id: string) => `<b-${id}@${domain}>`],
    ['with a second address', (id: string) => `b-${id}@${domain},ann@mail.example`],
    ['that is empty', () => ''],
  ])('is not read from an address %s', (_, write) => {
    expect(readReturnPath(write(createReturnPathId(randomBytes)), domain)).toBeNull()
  })

  it('is not made of what is no id', () => {
    expect(() => returnPathFor('ann', domain)).toThrow(TypeError)
    expect(() => returnPathFor(`${'a'.repeat(31)}\n`, domain)).toThrow(TypeError)
  })
})
