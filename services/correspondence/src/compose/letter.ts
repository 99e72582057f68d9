import type { Language } from '@gwirio/contracts'
import type { Template } from '@gwirio/messages'
import { noticesFor } from './notices.ts'

/** A letter in its paragraphs, each in its language (null: as who wrote it chose). */
export interface Letter {
  readonly subject: string
  readonly paragraphs: ReadonlyArray<{ readonly lang: 'cy' | 'en' | null; readonly text: string }>
  readonly notices: ReturnType<typeof noticesFor>
}

interface Given {
  readonly template: Template
  readonly language: Language
  /** Null: the one of the template. */
  readonly subject: string | null
  readonly text: string | null
  readonly privacyUrl: string
  readonly isScanned: boolean
}

/** Puts what somebody wrote between the words of the template: once, also where those stand in both languages. */
export function layOut({ template, language, ...given }: Given): Letter {
  const langs = language === 'both' ? (['cy', 'en'] as const) : ([language] as const)
  const worded = langs.map((lang) => {
    const [before = '', after = ''] = template[lang].text.split('{text}')
    return { lang, before: before.trim(), after: after.trim() }
  })
  const own = tidy(given.text ?? '')
  return {
    subject:
      oneLine(given.subject ?? '') || langs.map((lang) => template[lang].subject ?? '').join(' / '),
    paragraphs: [
      ...worded.map(({ lang, before }) => ({ lang, text: before })),
      { lang: language === 'both' ? null : language, text: own },
      ...worded.map(({ lang, after }) => ({ lang, text: after })),
    ].filter(({ text }) => text !== ''),
    notices: noticesFor(language, given),
  }
}

/** Without what nobody sees, and with one kind of line break. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim()
}

function oneLine(subject: string): string {
  return tidy(subject).replace(/\s+/g, ' ')
}
