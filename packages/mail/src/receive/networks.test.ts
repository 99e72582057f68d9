import { describe, expect, it } from 'vitest'
import { clientOf, parseNetworks, siteOf } from './networks.ts'

describe('parseNetworks', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['10.0.0.0/8', '10.200.3.4', true],
    ['10.0.0.0/8', '11.0.0.1', false],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['10.0.0.0/8', '', false],
    ['10.0.0.0/8', 'mx.example.com', false],
    ['::1', '::1', true],
    ['::1', '::2', false],
    ['::/32', '192.0.2.1', false],
    ['2001:db8:0:fff0::/60', '2001:db8:0:ffef:1:2:3:4', false],
    ['2001:db8:0:fff0::/60', '2001:db8:0:ffff:1:2:3:4', true],
  ])('%s holds %j: %s', (word, address, holds) => {
    expect(parseNetworks(['198.51.100.7', word])?.includes(address)).toBe(holds)
  })

  it.each(['mx.example.com', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/', '', '10.0.0.0/-1', '*'])(
    'does not take %j',
    (word) => {
      expect(parseNetworks(['192.0.2.1', word])).toBeNull()
    },
  )

  it.each(['0.0.0.0/0', '::/0', '10.0.0.0/7', '2001:d00::/24', '2001:db8::/31'])(
    'does not trust as many as %s',
    (word) => {
      expect(parseNetworks([word])).toBeNull()
    },
  )

  it.each(['192.0.2.77/24', '10.0.0.1/8', '2001:db8::1/64', '2001:db8:1::/33', '2001:db8:1::/47'])(
    'does not guess which network %s is',
    (word) => {
      expect(parseNetworks([word])).toBeNull()
    },
  )

  it.each([
    '::ffff:192.0.2.0/24',
    '::ffff:192.0.2.0/120',
    '::ffff:192.0.2.1',
    '::FFFF:c000:201',
    '0:0:0:0:0:ffff:c000:200/120',
    '::ffff:0:0/96',
    '0:0:0:0:0:ffff::/96',
    '64:ff9b::192.0.2.0/120',
    'fe80::1%eth0',
  ])('does not take %s, which is not what it looks like', (word) => {
    expect(parseNetworks([word])).toBeNull()
  })
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

describe('siteOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:db8:1::', '2001:db8:1'],
    ['2001:db8::9', '2001:db8:0'],
    ['::1', '0:0:0'],
  ])('%j counts as %j', (address, site) => {
    expect(siteOf(address)).toBe(site)
  })
})
