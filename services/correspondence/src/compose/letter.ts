import type { Language } from '@gwirio/contracts'
import { aroundText, type Template } from '@gwirio/messages'
import { type Enclosed, noticesFor } from './notices.ts'

/** A letter in its paragraphs, each in its language (null: as who wrote it chose). */
export interface Letter {
  readonly subject: string
  readonly paragraphs: ReadonlyArray<{ readonly lang: 'cy' | 'en' | null; readonly text: string }>
  readonly notices: ReturnType<typeof noticesFor>
}

interface Given extends Enclosed {
  readonly template: Template
  readonly language: Language
  /** Null: the one of the template. */
  readonly subject: string | null
  readonly text: string | null
  readonly privacyUrl: string
}

/** The words of a template hold for what is alone too: only here it is known that documents go with it. */
const attached = {
  cy: {
    one: "Mae'r ddogfen ynghlwm wrth yr e-bost hwn.",
    several: "Mae'r dogfennau ynghlwm wrth yr e-bost hwn.",
  },
  en: {
    one: 'The document is attached to this e-mail.',
    several: 'The documents are attached to this e-mail.',
  },
} as const

/**
 * Puts what somebody wrote between the words of the template: once, also where those stand in both languages. Documents
 * are told of below it, where there are any.
 */
export function layOut({ template, language, ...given }: Given): Letter {
  const langs = language === 'both' ? (['cy', 'en'] as const) : ([language] as const)
  const worded = langs.map((lang) => ({ lang, ...aroundText(template[lang]) }))
  const own = tidy(given.text ?? '')
  const { documents } = given
  const enclosed = (lang: 'cy' | 'en') =>
    documents > 0 ? attached[lang][documents === 1 ? 'one' : 'several'] : ''
  return {
    subject:
      oneLine(given.subject ?? '') || langs.map((lang) => template[lang].subject ?? '').join(' / '),
    paragraphs: [
      ...worded.map(({ lang, before }) => ({ lang, text: before })),
      { lang: language === 'both' ? null : language, text: own },
      ...worded.flatMap(({ lang, after }) => [
        { lang, text: enclosed(lang) },
        { lang, text: after },
      ]),
    ].filter(({ text }) => text !== ''),
    notices: noticesFor(language, given),
  }
}

/** No language stacks more marks on a letter (UAX #15, stream-safe text), and bringing them into order takes time squared. */
const stackedMarks = /(\p{M}{30})\p{M}+/gu

/** Without what nobody sees, and with one kind of line break. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replace(stackedMarks, '$1')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim()
}

function oneLine(subject: string): string {
  return tidy(subject).replace(/\s+/g, ' ')
}
