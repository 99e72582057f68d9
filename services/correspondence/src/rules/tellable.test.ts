import { gateReason } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import type { Maker } from './model.ts'
import { anyClient, tellableMaker, tellableReason } from './tellable.ts'

const nobody = { by: null, note: null }
const mair: Maker = { kind: 'staff', by: 'Mair Jones', note: 'Read it all' }
const reports: Maker = { kind: 'client', by: 'reports', note: null }
const staff = { kind: 'staff', clientId: 'console' } as const
const client = (clientId: string) => ({ kind: 'client', clientId }) as const

describe('who made a change, and why', () => {
  it('is told to staff, whoever it was', () => {
    expect(tellableMaker(mair, staff)).toEqual({ by: 'Mair Jones', note: 'Read it all' })
    expect(tellableMaker(reports, staff)).toEqual({ by: 'reports', note: null })
  })

  it('is told to a client of itself', () => {
    const noted = { ...reports, note: 'Sent too early' }
    expect(tellableMaker(noted, client('reports'))).toEqual({
      by: 'reports',
      note: 'Sent too early',
    })
  })

  it.each(['reports', 'console', 'Mair Jones'])('is never told of staff, to %s', (clientId) => {
    expect(tellableMaker(mair, client(clientId))).toEqual(nobody)
    expect(tellableMaker({ ...mair, by: null }, client(clientId))).toEqual(nobody)
  })

  it('is not told to a client of another', () => {
    expect(tellableMaker(reports, client('another'))).toEqual(nobody)
  })

  it('is nobody where we did it by ourselves', () => {
    for (const asking of [staff, client('reports')])
      expect(tellableMaker(null, asking)).toEqual(nobody)
  })
})

describe('why it is held or refused', () => {
  it.each(gateReason.options)('is one no of the gate to any client: %s', (reason) => {
    const told = tellableReason(reason, { findings: [], asking: anyClient })
    expect(told).toBe(reason === 'address-not-valid' ? reason : 'not-verified')
  })

  const street = { place: 'body', document: null, what: 'address' } as const
  const broken = { place: 'document', document: 0, what: 'unreadable' } as const
  const explained = { kind: 'client', scopes: new Set(['verification:explain']) } as const
  const person = { kind: 'staff', scopes: new Set<string>() } as const

  it.each([
    ['suspended', [], { staff: 'suspended', explained: 'suspended', any: 'not-verified' }],
    ['encrypted', [], { staff: 'encrypted', explained: 'encrypted', any: 'encrypted' }],
    [
      'details-of-others',
      [street],
      { staff: 'details-of-others', explained: 'details-of-others', any: 'details-of-others' },
    ],
    [
      'after-a-hold',
      [],
      { staff: 'after-a-hold', explained: 'details-of-others', any: 'details-of-others' },
    ],
    [
      'details-of-others',
      [street, broken],
      { staff: 'details-of-others', explained: 'unreadable', any: 'unreadable' },
    ],
    [null, [broken], { staff: null, explained: null, any: null }],
  ] as const)('is told as each may know it: %s, where was found: %j', (reason, findings, told) => {
    const to = (asking: typeof anyClient) => tellableReason(reason, { findings, asking })
    expect({ staff: to(person), explained: to(explained), any: to(anyClient) }).toEqual(told)
  })
})
