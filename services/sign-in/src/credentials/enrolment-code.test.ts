import { describe, expect, it } from 'vitest'
import { digestEnrolmentCode, makeEnrolmentCode } from './enrolment-code.ts'

describe('an enrolment code', () => {
  it('is 100 random bits in letters that are not taken for each other', () => {
    const codes = Array.from({ length: 200 }, makeEnrolmentCode)
    expect(new Set(codes).size).toBe(200)
    for (const code of codes)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  it.each([['7k3mq9rt2wxab4cde5fg'], ['7K3M Q9RT 2WXA B4CD E5FG'], [' 7K3M-Q9RT-2WXA-B4CD-E5FG ']])(
    'is the same however it was typed (%s)',
    (typed) => {
      expect(digestEnrolmentCode(typed)).toEqual(digestEnrolmentCode('7K3M-Q9RT-2WXA-B4CD-E5FG'))
    },
  )

  it('takes letters for the digits that they look like, and no other', () => {
    expect(digestEnrolmentCode('oOiIlL')).toEqual(digestEnrolmentCode('001111'))
    expect(digestEnrolmentCode('7K3M')).not.toEqual(digestEnrolmentCode('7K3N'))
  })
})
