import { describe, expect, it } from 'vitest'
import { findMessageProblem } from './message-checks.ts'

const limits = { maxLineBytes: 20, maxHeaderFields: 3, maxHeaderBytes: 60 }
const check = (text: string) => findMessageProblem(Buffer.from(text, 'latin1'), limits)

describe('findMessageProblem', () => {
  it.each([
    'A: b\r\n\r\nbody\r\n',
    'A: b\r\n folded\r\n\tfolded\r\nC: d\r\n\r\nno end of line',
    '\r\nno header at all\r\n',
    '',
    `A: b\r\n\r\n${'e: f\r\n'.repeat(9)}`,
    `A: b\r\n\r\n${'x'.repeat(20)}\r\n`,
  ])('has nothing against %j', (text) => {
    expect(check(text)).toBeNull()
  })

  it.each([
    ['A: b\n\r\nbody', 'bare-line-feed'],
    ['A: b\r\n\r\nbody\n.\nMAIL FROM', 'bare-line-feed'],
    ['\nA: b', 'bare-line-feed'],
    ['A: b\r\n\r\nbody\r.\r\n', 'bare-carriage-return'],
    ['A: b\r\n\r\nbody\r', 'bare-carriage-return'],
    ['A: b\r\n\r\nbo\0dy\r\n', 'nul-byte'],
    [`A: b\r\n\r\n${'x'.repeat(21)}`, 'line-too-long'],
    [`A: ${'x'.repeat(21)}\r\n\r\n`, 'line-too-long'],
    [`A: b\r\n${' 0123456789\r\n'.repeat(6)}\r\n`, 'header-too-long'],
    [`${'A: b\r\n'.repeat(4)}\r\n`, 'too-many-header-fields'],
  ])('refuses %j', (text, problem) => {
    expect(check(text)).toBe(problem)
  })
})
