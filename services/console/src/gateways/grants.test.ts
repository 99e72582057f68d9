import { area, scopesOfRole } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { askedScopes, readGrants } from './grants.ts'

describe('what the provider grants', () => {
  it('is what it says, and nothing that Gwirio does not know', () => {
    const claims = { areas: ['gwent', 'mars'], role: 'auditor' }
    expect(readGrants('openid party:read world:rule', claims)).toEqual({
      scopes: ['party:read'],
      areas: ['gwent'],
      role: 'auditor',
    })
  })

  it('is what was asked for when it names no scope (RFC 6749 §5.1)', () => {
    expect(readGrants(undefined, {}).scopes).toEqual(askedScopes)
  })

  it.each([[undefined], ['gwent'], [[]], [['mars']]])('is every area when it says %o', (areas) => {
    expect(readGrants('', { areas }).areas).toEqual(area.options)
  })

  it('stays as it was, but for the scopes, when a refresh brings no ID token', () => {
    const before = readGrants('party:read', { areas: ['gwent'], role: 'manager' })
    expect(readGrants('verification:watch', undefined, before)).toEqual({
      scopes: ['verification:watch'],
      areas: ['gwent'],
      role: 'manager',
    })
  })
})

describe('what the console asks for', () => {
  it('is all that any role may do, each once', () => {
    for (const scopes of Object.values(scopesOfRole))
      expect(askedScopes).toEqual(expect.arrayContaining([...scopes]))
    expect(new Set(askedScopes).size).toBe(askedScopes.length)
  })
})
