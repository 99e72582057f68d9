import { describe, expect, it } from 'vitest'
import { describeTextTemplate, findTemplateProblem } from './find-template-problem.ts'
import type { Template } from './template.ts'
import { templates } from './templates.ts'
import { tidyTemplate } from './tidy-template.ts'

const mail = { kind: 'e-mail', placeholders: [] } as const
const text = { kind: 'text', placeholders: ['code'] } as const

const cy = { subject: 'Cadarnhau', text: 'Atebwch yr e-bost hwn.' }
const en = { subject: 'Confirm', text: 'Reply to this e-mail.' }

function draftText(welsh: string, english = 'Your code is {code}.'): Template {
  return { cy: { subject: null, text: welsh }, en: { subject: null, text: english } }
}

describe('an e-mail', () => {
  it('can be published with both languages', () => {
    expect(findTemplateProblem(mail, { cy, en })).toBeNull()
  })

  it.each([
    ['without a Welsh text', { cy: { ...cy, text: '' }, en }, 'welsh-missing'],
    ['without a Welsh subject', { cy: { ...cy, subject: '' }, en }, 'welsh-missing'],
    ['without any subject', { cy: { ...cy, subject: null }, en }, 'welsh-missing'],
    ['without an English text', { cy, en: { ...en, text: '…' } }, 'english-missing'],
    ['without an English subject', { cy, en: { ...en, subject: null } }, 'english-missing'],
    ['with a placeholder', { cy, en: { ...en, text: 'Your {code}.' } }, 'placeholders-differ'],
    ['with a brace', { cy: { ...cy, subject: 'Cod }' }, en }, 'placeholders-differ'],
  ])('cannot be published %s', (_name, draft, problem) => {
    expect(findTemplateProblem(mail, draft)).toBe(problem)
  })

  it.each([
    'See https://example.org.',
    'See HTTP:example.org',
    'See www for more.',
    'See gwirio.example for more.',
    'See gwirio.example/help',
    'See gwirio．example for more.',
    'Write to help@gwirio.example.',
    'Write to help＠gwirio',
    'Phone tel:us',
    'Sentences.With no space between.',
  ])('cannot be published with the link or address in %j', (words) => {
    expect(findTemplateProblem(mail, { cy, en: { ...en, text: words } })).toBe('template-has-link')
    const subject = { cy: { ...cy, subject: words }, en }
    expect(findTemplateProblem(mail, subject)).toBe('template-has-link')
  })

  it.each(['Wait 10 minutes.', 'Wait １０ minutes.', 'Step ②.', 'Wait ٣ minutes.', 'm².'])(
    'cannot be published with the digit in %j',
    (words) => {
      expect(findTemplateProblem(mail, { cy: { ...cy, text: words }, en })).toBe(
        'template-has-digits',
      )
      const subject = { cy, en: { ...en, subject: words } }
      expect(findTemplateProblem(mail, subject)).toBe('template-has-digits')
    },
  )

  it.each(['Phone us, e.g. today.', 'Ffoniwch ni, h.y. heddiw.', 'Wait... then reply: now.'])(
    'can be published with %j, which is no link',
    (words) => {
      expect(findTemplateProblem(mail, { cy, en: { ...en, text: words } })).toBeNull()
    },
  )
})

describe('a text message', () => {
  it('can be published with its code in both languages', () => {
    expect(findTemplateProblem(text, draftText('Eich cod yw {code}.'))).toBeNull()
  })

  it.each([
    ['without the code', 'Eich cod.', 'placeholders-differ'],
    ['with the code twice', '{code} yw {code}', 'placeholders-differ'],
    ['with a placeholder unknown', 'Eich cod yw {code}, {name}.', 'placeholders-differ'],
    ['with a placeholder in further braces', 'Eich cod yw {{code}}.', 'placeholders-differ'],
    ['with a digit touching the code', 'Eich cod yw 7{code}.', 'template-has-digits'],
    ['with another digit', 'Eich cod yw {code}. Ffoniwch 999.', 'template-has-digits'],
    ['with nothing but the code', '{code}', 'welsh-missing'],
  ])('cannot be published %s', (_name, welsh, problem) => {
    expect(findTemplateProblem(text, draftText(welsh))).toBe(problem)
    expect(findTemplateProblem(text, draftText('Eich cod yw {code}.', welsh))).toBe(
      problem.replace('welsh', 'english'),
    )
  })

  it('may take three parts with a code in it, and no more', () => {
    const english = 'Your code is {code}.'
    // Both: 134 units of UCS-2 and more are three parts, 201 the most
    const room = 201 - '\n\n'.length - english.length
    const longest = `{code} ${'ŵ'.repeat(room - '{code} '.length)}`
    expect(describeTextTemplate(draftText(longest, english)).both).toMatchObject({
      parts: 3,
      left: 0,
    })
    expect(findTemplateProblem(text, draftText(longest, english))).toBeNull()
    expect(findTemplateProblem(text, draftText(`${longest}a`, english))).toBe('text-too-long')
  })

  it('is described with places that are those of the wording', () => {
    const draft = draftText('Cod {code} rŵan.')
    expect(describeTextTemplate(draft).cy).toMatchObject({
      encoding: 'UCS-2',
      forcedBy: [{ letter: 'ŵ', places: [draft.cy.text.indexOf('ŵ')] }],
    })
    expect(describeTextTemplate(draft).en.encoding).toBe('GSM-7')
  })
})

describe('tidyTemplate', () => {
  it('takes out what nobody sees and keeps the lines', () => {
    const given = {
      subject: ' Eich\r\ncod\u0000 ',
      text: 'Cadwch\u00a0ef\t yn \r\ngyfri\u00adnachol\u202e.\r\n\r\nDiolch, w\u0302\ud800\n',
    }
    expect(tidyTemplate('e-mail', { cy: given, en }).cy).toEqual({
      subject: 'Eich cod',
      text: 'Cadwch ef yn\ngyfrinachol.\n\nDiolch, ŵ\ufffd',
    })
  })

  it('gives a text message no subject, and an e-mail one that may be empty', () => {
    expect(tidyTemplate('text', { cy, en }).en).toEqual({ ...en, subject: null })
    expect(tidyTemplate('e-mail', { cy, en: { ...en, subject: null } }).en.subject).toBe('')
  })

  it.each(Object.entries(templates))('leaves %s as it is delivered', (_name, template) => {
    const { cy: welsh, en: english, kind } = template
    expect(tidyTemplate(kind, template)).toEqual({ cy: welsh, en: english })
  })
})
