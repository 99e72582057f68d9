import { describe, expect, it } from 'vitest'
import { isNeutralSubject } from './neutral-subject.ts'

const references = ['GW26P00123', '1']

describe('a subject', () => {
  it.each([
    '',
    'A letter for you',
    'Eich adroddiad',
    'Report 2 of 3',
    'Appointment at 10.30',
    'Your 5 documents from November',
  ])('may be %j', (subject) => {
    expect(isNeutralSubject(subject, references)).toBe(true)
  })

  it.each([
    'Case GW26P00123',
    'Case gw26 p-00123',
    'For sian@post.example',
    'Call 07700 900 123',
    'Call (029) 2018-0956',
    'About CF10 3NP',
    'About cf103np',
    'Child born 03/04/2015',
    'Born 2015-04-03',
    'Born 3 April',
    'Ganed 3ydd o Ebrill',
    'Ｇｗ２６Ｐ００１２３',
    [...'07700900123'].join('\u0301\u0316\u0301\u0316'),
  ])('may not be %j', (subject) => {
    expect(isNeutralSubject(subject, references)).toBe(false)
  })

  it('is read behind more accents than could be put in order in the time of a test', () => {
    const marks = '\u0301\u0316'.repeat(200_000)
    expect(isNeutralSubject(`0${marks}7700900123`, references)).toBe(false)
    expect(isNeutralSubject(`A${marks} letter for you`, references)).toBe(true)
  })
})
