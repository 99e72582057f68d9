import { expect, it } from 'vitest'
import { isOneSlipAway } from './misspelt.ts'

it.each([
  ['DNS_SERVER', 'DNS_SERVERS', true],
  ['DNS_SERVERSS', 'DNS_SERVERS', true],
  ['DNS_SERBERS', 'DNS_SERVERS', true],
  ['DNS_SEVRERS', 'DNS_SERVERS', true],
  ['XNS_SERVERS', 'DNS_SERVERS', true],
  ['DNS_SERVERS', 'DNS_SERVERS', false],
  ['DNS_SRVRS', 'DNS_SERVERS', false],
  ['DNS_RESOLVERS', 'DNS_SERVERS', false],
  ['PORTS', 'PORT', false],
  ['HOSE', 'HOST', false],
])('says of %s beside %s: %s', (given, meant, expected) => {
  expect(isOneSlipAway(given, meant)).toBe(expected)
})
