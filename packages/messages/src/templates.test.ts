import { describe, expect, it } from 'vitest'
import { countSmsParts } from './count-sms-parts.ts'
import { renderCodeText, renderNotice, renderPrompt, versionOfTemplate } from './render.ts'
import { publishTemplate } from './template.ts'
import { type TemplateName, templates } from './templates.ts'

const names = Object.keys(templates) as TemplateName[]
const languages = ['cy', 'en', 'both'] as const
const notices = ['code-too-late', 'no-code', 'wrong-code', 'several-codes', 'start-again'] as const

describe('every template', () => {
  it.each(names)('%s can be published', (name) => {
    const { placeholders, ...draft } = templates[name]
    expect(publishTemplate(draft, placeholders)).toEqual({ ok: true, template: draft })
  })

  it.each(names)('%s has a version of its own', (name) => {
    expect(versionOfTemplate(name)).toMatch(/^[0-9a-f]{12}$/)
    expect(names.filter((other) => versionOfTemplate(other) === versionOfTemplate(name))).toEqual([
      name,
    ])
  })
})

describe.each(languages)('in language %s', (language) => {
  const mails = [renderPrompt(language), ...notices.map((kind) => renderNotice(kind, language))]

  it.each(mails)('the mail "$subject" holds no digit, link, address or placeholder', (mail) => {
    expect(`${mail.subject} ${mail.text}`).not.toMatch(/\d|:\/\/|www|@|[{}]/)
  })

  it.each(mails)('the mail "$subject" is three short sentences', (mail) => {
    const sentences = mail.text.split(/\n+/)
    expect(sentences).toHaveLength(language === 'both' ? 6 : 3)
    for (const sentence of sentences) expect(sentence.split(' ').length).toBeLessThanOrEqual(18)
  })

  it('the text with the code is one part of GSM-7 and names the code', () => {
    const text = renderCodeText(language, { code: '123456' })
    expect(countSmsParts(text)).toMatchObject({ encoding: 'GSM-7', parts: 1, forcedBy: [] })
    expect(text).toContain('123456')
  })
})

it('says Welsh first when the language is not known', () => {
  expect(renderPrompt('both').text).toBe(`${renderPrompt('cy').text}\n\n${renderPrompt('en').text}`)
})
