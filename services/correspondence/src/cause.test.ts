import type { Caller } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { causeOf, makerOf } from './cause.ts'
import { ourselves } from './context.ts'

const at = new Date('2026-11-22T10:00:00Z')
const client: Caller = {
  kind: 'client',
  clientId: 'reports',
  subject: 'reports',
  scopes: new Set(),
  areas: [],
}
const mair: Caller = { ...client, kind: 'staff', clientId: 'console', subject: 'u-1', name: 'Mair' }

describe('the history', () => {
  it('names a person with the note that they gave', () => {
    const maker = makerOf(causeOf(mair, at, 'Read it all'))
    expect(maker).toEqual({ kind: 'staff', by: 'Mair', note: 'Read it all' })
  })

  it('names nobody where the token of a person has no name', () => {
    const { name: _name, ...nameless } = mair
    expect(makerOf(causeOf(nameless, at))).toEqual({ kind: 'staff', by: null, note: null })
  })

  it('names a client by its id', () => {
    expect(makerOf(causeOf(client, at))).toEqual({ kind: 'client', by: 'reports', note: null })
  })

  it('has no person for what the service does by itself', () => {
    expect(makerOf({ actor: ourselves, at })).toBeNull()
  })
})
