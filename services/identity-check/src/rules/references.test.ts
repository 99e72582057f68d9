import { describe, expect, it } from 'vitest'
import { readReferences } from './references.ts'

describe('a text refers to', () => {
  it.each([
    ['GW26P00123', [['GW26P00123', null]]],
    ['gw26p00123', [['GW26P00123', null]]],
    [
      'gw26p00123 2',
      [
        ['GW26P001232', null],
        ['GW26P00123', '2'],
      ],
    ],
    [
      'gw26p 00123',
      [
        ['GW26P00123', null],
        ['GW26P', '00123'],
      ],
    ],
    [
      ' GW 26 P 00123 /2',
      [
        ['GW26P00123/2', null],
        ['GW26P00123', '2'],
      ],
    ],
    ['Nia Evans', [['NIA', 'Evans']]],
    [
      'GW26P00123/2',
      [
        ['GW26P00123/2', null],
        ['GW26P00123', '2'],
      ],
    ],
    [
      'GW/26/123/m1',
      [
        ['GW/26/123/M1', null],
        ['GW/26/123', 'm1'],
      ],
    ],
    ["Siân O'Brien", []],
    ['GW', []],
    ['--', []],
  ])('%j', (text, expected) => {
    expect(
      readReferences(text).map((found) => [found.caseReference, found.partyReference]),
    ).toEqual(expected)
  })
})
