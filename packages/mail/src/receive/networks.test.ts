import { describe, expect, it } from 'vitest'
import { clientOf, parseNetworks } from './networks.ts'

describe('parseNetworks', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['10.0.0.0/8', '10.200.3.4', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['10.0.0.0/8', '', false],
    ['0.0.0.0/0', 'mx.example.com', false],
  ])('%s holds %j: %s', (word, address, holds) => {
    expect(parseNetworks(['198.51.100.7', word])?.includes(address)).toBe(holds)
  })

  it.each(['mx.example.com', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '', '10.0.0.0/-1', '*'])(
    'does not take %j',
    (word) => {
      expect(parseNetworks(['192.0.2.1', word])).toBeNull()
    },
  )
})

describe('clientOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ])('%j counts as %j', (address, client) => {
    expect(clientOf(address)).toBe(client)
  })
})
