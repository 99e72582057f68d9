import { describe, expect, it } from 'vitest'
import { renderTemplate, versionOfTemplate } from './template.ts'

const cy = { subject: 'Eich cod', text: 'Eich cod yw {code}.' }
const en = { subject: 'Your code', text: 'Your code is {code}.' }

describe('renderTemplate', () => {
  it('puts Welsh first when the language is not known', () => {
    expect(renderTemplate({ cy, en }, 'both', { code: '123456' })).toEqual({
      subject: 'Eich cod / Your code',
      text: 'Eich cod yw 123456.\n\nYour code is 123456.',
    })
  })

  it('does not read a value as a template', () => {
    expect(renderTemplate({ cy, en }, 'en', { code: '{code}$&' }).text).toBe(
      'Your code is {code}$&.',
    )
  })

  it('throws when a value is missing', () => {
    expect(() => renderTemplate({ cy, en }, 'en')).toThrow('{code}')
  })
})

describe('versionOfTemplate', () => {
  it('is the same for the same words and another when one letter differs in either language', () => {
    const version = versionOfTemplate({ cy, en })
    expect(versionOfTemplate({ cy: { ...cy }, en: { ...en } })).toBe(version)
    const others = [
      { cy: { ...cy, text: 'Eich cod yw {code}' }, en },
      { cy, en: { ...en, subject: 'Your Code' } },
      { cy: en, en: cy },
    ]
    expect(new Set([version, ...others.map(versionOfTemplate)]).size).toBe(4)
  })
})
