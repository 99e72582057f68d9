import { describe, expect, it } from 'vitest'
import { describeTextTemplate, findTemplateProblem } from './find-template-problem.ts'
import { renderTemplate, versionOfTemplate } from './template.ts'
import { type TemplateName, templates, templatesOfKind } from './templates.ts'

const names = Object.keys(templates) as TemplateName[]
const languages = ['cy', 'en', 'both'] as const

describe('every template', () => {
  it.each(names)('%s can be published', (name) => {
    expect(findTemplateProblem(templates[name], templates[name])).toBeNull()
  })

  it.each(names)('%s has a version of its own', (name) => {
    const version = versionOfTemplate(templates[name])
    expect(version).toMatch(/^[0-9a-f]{32}$/)
    expect(names.filter((other) => versionOfTemplate(templates[other]) === version)).toEqual([name])
  })

  it('is an e-mail, a text or correspondence', () => {
    const kinds = (['e-mail', 'text', 'correspondence'] as const).flatMap(templatesOfKind)
    expect(new Set(kinds)).toEqual(new Set(names))
    expect(templatesOfKind('text')).toEqual(['code-text'])
  })
})

describe.each(languages)('in language %s', (language) => {
  const mails = templatesOfKind('e-mail').map((name) => renderTemplate(templates[name], language))

  it.each(mails)('the mail "$subject" holds no digit, link, address or placeholder', (mail) => {
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/\d|:\/\/|www|@|[{}]/)
  })

  it.each(mails)('the mail "$subject" is three short sentences', (mail) => {
    const sentences = mail.text.split(/\n+/)
    expect(sentences).toHaveLength(language === 'both' ? 6 : 3)
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(18)
  })

  it('the text with the code is one part of GSM-7', () => {
    expect(describeTextTemplate(templates['code-text'])[language]).toMatchObject({
      encoding: 'GSM-7',
      parts: 1,
      forcedBy: [],
    })
  })
})

it('says Welsh first when the language is not known', () => {
  const text = (language: 'cy' | 'en' | 'both') => renderTemplate(templates.prompt, language).text
  expect(text('both')).toBe(`${text('cy')}\n\n${text('en')}`)
})
