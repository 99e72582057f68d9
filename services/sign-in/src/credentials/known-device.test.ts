import { createBlindIndex } from '@gwirio/database'
import { expect, it } from 'vitest'
import { deviceLifetimeSeconds, recogniseDevice, rememberDevice } from './known-device.ts'

const index = createBlindIndex(Buffer.alloc(32, 7))
const now = new Date('2026-03-02T09:00:00Z')
const cookie = rememberDevice(index, 'mair', now)

it('recognises the device for the person who signed in there', () => {
  expect(recogniseDevice(index, { cookie, username: 'mair', now })).toMatch(/^[\w-]{22}$/)
})

it.each([
  ['another person', { username: 'gwyn' }],
  ['the time it expires', { now: new Date(now.getTime() + deviceLifetimeSeconds * 1000) }],
  ['another nonce', { cookie: cookie.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) }],
  ['a longer life', { cookie: cookie.replace(/\.\d/, '.9') }],
  ['no mac', { cookie: cookie.replace(/[^.]*$/, '') }],
  ['nonsense', { cookie: 'x' }],
])('does not recognise it with %s', (_what, changed) => {
  expect(recogniseDevice(index, { cookie, username: 'mair', now, ...changed })).toBeNull()
})
