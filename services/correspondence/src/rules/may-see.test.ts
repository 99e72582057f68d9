import { expect, it } from 'vitest'
import { maySee, seesAll } from './may-see.ts'

const mair = {
  kind: 'staff',
  clientId: 'console',
  scopes: new Set(['correspondence:watch']),
} as const
const reports = { kind: 'client', clientId: 'reports', scopes: new Set<string>() } as const

it('shows staff everything, and only where they may watch', () => {
  expect(maySee(mair, { clientId: 'reports', wayIn: 'http' })).toBe(true)
  const without = { ...mair, scopes: new Set<string>() }
  expect(maySee(without, { clientId: 'console', wayIn: 'staff' })).toBe(false)
  expect(seesAll(without)).toBe(false)
})

it('shows a client what it handed over itself, whatever its scopes', () => {
  const own = { clientId: 'reports', wayIn: 'smtp' } as const
  expect(maySee(reports, own)).toBe(true)
  expect(maySee(reports, { ...own, clientId: 'another' })).toBe(false)
  expect(seesAll({ ...reports, scopes: mair.scopes })).toBe(false)
})

it('shows a program nothing that staff handed over, also not the program that their pages are', () => {
  const console = { ...reports, clientId: 'console' }
  expect(maySee(console, { clientId: 'console', wayIn: 'staff' })).toBe(false)
})
