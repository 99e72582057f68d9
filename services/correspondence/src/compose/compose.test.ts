import type { Language } from '@gwirio/contracts'
import { templates } from '@gwirio/messages'
import { describe, expect, it } from 'vitest'
import { takeApart } from '../message/take-apart.ts'
import { addNotice } from './add-notice.ts'
import { layOut } from './letter.ts'
import { renderLargePrint, renderText } from './render.ts'

const kinds = ['letter', 'report', 'other'] as const
const given = {
  template: templates.letter,
  language: 'both',
  subject: null,
  text: 'Come on Tuesday <b>& bring</b> {this}.',
  privacyUrl: 'https://www.gwirio.example/privacy',
  documents: 1,
  isScanned: true,
} as const

describe('a letter', () => {
  it('has in both languages what stands around it, Welsh first, and what was written once', () => {
    const text = renderText(layOut(given))
    expect(text.split('Come on Tuesday')).toHaveLength(2)
    expect(text.indexOf('fel y cytunwyd')).toBeLessThan(text.indexOf('as agreed'))
    expect(text.indexOf('gyfrinachol')).toBeLessThan(text.indexOf('confidential'))
    expect(text.split(given.privacyUrl)).toHaveLength(3)
  })

  it.each([
    ['cy', 'Llythyr i chi', 'gyfrinachol', 'confidential'],
    ['en', 'A letter for you', 'confidential', 'gyfrinachol'],
  ] as const)('is in %s alone, with its notices in both', (language, subject, first, second) => {
    const letter = layOut({ ...given, language })
    const text = renderText(letter)
    expect(letter.subject).toBe(subject)
    expect(text.indexOf(first)).toBeLessThan(text.indexOf(second))
    expect(text.includes('as agreed')).toBe(language === 'en')
  })

  it('keeps every accent that a language has, and not thousands on one letter', () => {
    const text = renderText(
      layOut({ ...given, text: `Annwyl Siân Sw\u0302, a${'\u0323'.repeat(20_000)}.` }),
    )
    expect(text).toContain('Annwyl Siân Sŵ, ')
    expect(text.match(/\u0323+/)?.[0].length).toBeLessThanOrEqual(30)
  })

  it('does not say that it was scanned when it was not', () => {
    expect(renderText(layOut({ ...given, isScanned: false }))).not.toContain('scanned')
  })

  it.each(kinds)(
    'a %s says that documents are attached where there are any, and only there',
    (kind) => {
      const text = (documents: number, language: Language) =>
        renderText(layOut({ ...given, template: templates[kind], documents, language }))
      const wordsOf = {
        en: /attach|document|scanned/i,
        cy: /ynghlwm|atodiad|dogfen|ddogfen|sganio/i,
      }
      for (const language of ['cy', 'en', 'both'] as const) {
        for (const words of [wordsOf.cy, wordsOf.en]) expect(text(0, language)).not.toMatch(words)
        expect(text(0, language)).toContain('This e-mail is confidential')
        expect(text(0, language)).toContain("Mae'r e-bost hwn yn gyfrinachol")
        expect(text(1, language)).toContain('This e-mail and its attachments are confidential')
        expect(text(1, language)).toContain("Mae'r e-bost hwn a'i atodiadau yn gyfrinachol")
      }
      const one = { en: 'The document is attached', cy: "Mae'r ddogfen ynghlwm" }
      const several = { en: 'The documents are attached', cy: "Mae'r dogfennau ynghlwm" }
      for (const language of ['cy', 'en'] as const) {
        expect(text(1, language)).toContain(one[language])
        expect(text(2, language)).toContain(several[language])
        expect(text(2, language)).not.toContain(one[language])
      }
      const both = text(3, 'both')
      expect(both.indexOf('Come on Tuesday')).toBeLessThan(both.indexOf(several.cy))
      expect(both.indexOf(several.cy)).toBeLessThan(both.indexOf(several.en))
    },
  )

  it('has no letter that nobody sees, and a subject of one line', () => {
    const letter = layOut({ ...given, subject: 'A\r\nBcc: x', text: 'a\u202eb\u0000c\r\nd' })
    expect(letter.subject).toBe('A Bcc: x')
    expect(renderText(letter)).toContain('abc\nd')
  })

  it('is in large print with its languages, and shows markup as it was written', () => {
    const html = renderLargePrint(layOut(given))
    expect(html).toContain('font-size: 20pt')
    expect(html).toContain('<p lang="cy">')
    expect(html).toContain('&lt;b&gt;&amp; bring&lt;/b&gt; {this}.')
    expect(html).not.toMatch(/<(?:img|script|link|a)\b|src=|url\(/)
  })
})

describe('the notice on a message that its client made', () => {
  const messageId = '<b-0@return.gwirio.example>'
  const notice = { ...given, language: 'cy', messageId } as const

  it.each([
    [0, 'This e-mail is confidential', /attach|scanned/],
    [2, 'This e-mail and its attachments are confidential', /This e-mail is/],
  ])('says of %i documents what is true', async (documents, says, never) => {
    const raw = Buffer.from('From: a@gwirio.example\r\nSubject: x\r\n\r\nx\r\n')
    const { text } = await takeApart(addNotice(raw, { ...notice, documents }).message)
    expect(text).toContain(says)
    expect(text).not.toMatch(never)
  })

  it('stands below it, and its body stays as it came', async () => {
    const body = 'Annwyl Sian,\r\n=20 a line as it came  \r\n'
    const raw = Buffer.from(
      [
        'From: a@gwirio.example',
        'X-Gwirio-Case: GW26P00123',
        'Message-ID: <own@client.example>',
        'Bcc: c@d.example',
        'Subject: Llythyr',
        'Content-Type: text/plain; charset=utf-8',
        '',
        body,
      ].join('\r\n'),
    )
    const added = addNotice(raw, notice)
    expect(added.messageId).toBe('<own@client.example>')
    expect(added.message.includes(body)).toBe(true)
    expect(added.message.toString()).not.toMatch(/x-gwirio|bcc/i)
    const { subject, text } = await takeApart(added.message)
    expect(subject).toBe('Llythyr')
    expect(text.indexOf('Annwyl Sian')).toBeLessThan(text.indexOf('gyfrinachol'))
  })

  it('brings a Message-ID to a message without one', () => {
    const raw = Buffer.from('From: a@gwirio.example\r\nSubject: x\r\n\r\nx\r\n')
    expect(addNotice(raw, notice).message.toString()).toContain(`Message-ID: ${messageId}\r\n`)
  })
})
