import type { TemplateView } from '@gwirio/contracts'
import {
  aroundText,
  describeSms,
  type SmsDescription,
  type Template,
  tidyTemplate,
} from '@gwirio/messages'
import type { PageLanguage } from '@gwirio/pages'
import { wordsIn } from '../../words/index.ts'
import { countOf } from '../../words/plural.ts'

/** As long as the code that stands in its place; and what staff or a system would write, in both languages. */
const madeUp: Readonly<Record<string, string>> = {
  code: '123456',
  text: 'Eich apwyntiad / Your appointment',
}

/** A message as the service user gets it, in one language or, where theirs is not known, in both. */
export interface Preview {
  readonly language: 'cy' | 'en' | 'both'
  readonly subject: string | null
  /** The text in pieces; those that force the 70-character encoding are marked. */
  readonly pieces: ReadonlyArray<{ readonly text: string; readonly forces: boolean }>
  readonly sms: SmsFacts | null
}

interface SmsFacts {
  /** Characters, parts and encoding in words. */
  readonly summary: string
  readonly forcedBy: readonly string[]
}

/** What a draft looks like when it arrives; whatever is wrong with it is shown as it is. */
export function previewTemplate(
  { kind }: TemplateView,
  typed: Template,
  screen: PageLanguage,
): Record<Preview['language'], Preview> {
  const { cy, en } = tidyTemplate(kind, typed)
  const one = (language: Preview['language'], subject: string | null, text: string): Preview => {
    const filled = fill(text)
    const sms = kind === 'text' ? describeSms(filled) : null
    return {
      language,
      subject: subject && fill(subject),
      pieces: sms ? splitAtForcing(sms) : [{ text: filled, forces: false }],
      sms: sms && describeFacts(sms, screen),
    }
  }
  const subjects = [cy.subject, en.subject].filter((subject) => subject !== null)
  return {
    cy: one('cy', cy.subject, cy.text),
    en: one('en', en.subject, en.text),
    both: one('both', subjects.join(' / ') || null, inBoth(kind, { cy, en })),
  }
}

/** What is written in a letter stands in it once, between the words of both languages. */
function inBoth(kind: TemplateView['kind'], { cy, en }: Template): string {
  if (kind !== 'correspondence') return `${cy.text}\n\n${en.text}`
  const [welsh, english] = [aroundText(cy), aroundText(en)]
  const pieces = [welsh.before, english.before, '{text}', welsh.after, english.after]
  return pieces.filter((piece) => piece !== '').join('\n\n')
}

function fill(text: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => madeUp[name] ?? whole)
}

function splitAtForcing({ text, forcedBy }: SmsDescription): Preview['pieces'] {
  const forcing = forcedBy
    .flatMap(({ letter, places }) => places.map((place) => ({ place, letter })))
    .toSorted((a, b) => a.place - b.place)
  const pieces: Array<Preview['pieces'][number]> = []
  let from = 0
  for (const { place, letter } of forcing) {
    if (place > from) pieces.push({ text: text.slice(from, place), forces: false })
    pieces.push({ text: letter, forces: true })
    from = place + letter.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), forces: false })
  return pieces
}

function describeFacts(sms: SmsDescription, screen: PageLanguage): SmsFacts {
  const { templates } = wordsIn(screen)
  const summary = templates.sms
    .replace('{characters}', countOf(screen, templates.characters, sms.used))
    .replace('{parts}', countOf(screen, templates.parts, sms.parts))
    .replace('{encoding}', templates.encodings[sms.encoding])
  return { summary, forcedBy: sms.forcedBy.map(({ letter }) => letter) }
}
