import { describe, expect, it } from 'vitest'
import { publishTemplate, renderTemplate } from './template.ts'

const cy = { subject: 'Eich cod', text: 'Eich cod yw {code}.' }
const en = { subject: 'Your code', text: 'Your code is {code}.' }

describe('publishTemplate', () => {
  it('publishes a template that has both languages with the same placeholders', () => {
    expect(publishTemplate({ cy, en }, ['code'])).toEqual({ ok: true, template: { cy, en } })
  })

  it.each([
    ['without Welsh', { en }, ['welsh-missing']],
    ['without English', { cy }, ['english-missing']],
    [
      'with an empty Welsh text',
      { cy: { ...cy, text: ' ' }, en },
      ['welsh-missing', 'placeholders-differ'],
    ],
    ['with a subject in English only', { cy: { text: cy.text }, en }, ['welsh-missing']],
    ['without anything', {}, ['welsh-missing', 'english-missing']],
    [
      'with a placeholder in Welsh only',
      { cy, en: { ...en, text: 'Your code.' } },
      ['placeholders-differ'],
    ],
    [
      'with a placeholder unknown',
      { cy, en: { ...en, text: '{code} {name}' } },
      ['placeholders-differ'],
    ],
  ])('does not publish one %s', (_name, draft, problems) => {
    expect(publishTemplate(draft, ['code'])).toEqual({ ok: false, problems })
  })
})

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
