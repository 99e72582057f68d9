import { expect, it } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

it.each([
  ['https://id.example', { id: 'id.example', origin: 'https://id.example' }],
  ['http://localhost:3001', { id: 'localhost', origin: 'http://localhost:3001' }],
  ['http://127.0.0.1:3001', null],
  ['http://[::1]:3001', null],
])('gives passkeys at %s to %j', (issuer, party) => {
  expect(relyingPartyOf(issuer)).toEqual(party)
})
