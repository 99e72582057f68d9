import { expect, it } from 'vitest'
import { findPasswordProblem } from './password-strength.ts'

it.each([
  ['short1!', 'too-short'],
  ['eleven char', 'too-short'],
  ['password1234', 'too-common'],
  ['P@ssw0rd12345', 'too-common'],
  ['qwertyuiop123', 'too-common'],
  ['aaaaaaaaaaaaaaaa', 'too-common'],
  ['mair.jones1985', 'too-common'],
  ['x'.repeat(257), 'too-long'],
  ['cwtch llanfair paned', null],
  ['ŵŷâêîôû-paned-te-7', null],
  [`k3#${'long enough '.repeat(12)}`, null],
])('judges %j as %s', (password, problem) => {
  expect(findPasswordProblem(password, ['mair.jones', 'Mair Jones'])).toBe(problem)
})
