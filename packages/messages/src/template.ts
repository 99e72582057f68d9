import type { Language } from '@gwirio/contracts'

/** The words of one message in one language. A text message has no subject. Placeholders stand in braces: `{code}`. */
export interface Wording {
  readonly subject?: string
  readonly text: string
}

/** A message in both languages, found good by `publishTemplate`. */
export interface Template {
  readonly cy: Wording
  readonly en: Wording
}

export type TemplateProblem = 'welsh-missing' | 'english-missing' | 'placeholders-differ'

/**
 * Makes a template of a draft.
 *
 * @param placeholders those that both languages must hold, and no others
 * @returns the template, or every reason for which it cannot be published
 */
export function publishTemplate(
  draft: { readonly [Key in keyof Template]?: Wording },
  placeholders: readonly string[],
): { ok: true; template: Template } | { ok: false; problems: TemplateProblem[] } {
  const { cy, en } = draft
  const problems: TemplateProblem[] = []
  if (!isWritten(cy, en)) problems.push('welsh-missing')
  if (!isWritten(en, cy)) problems.push('english-missing')
  if ([cy, en].some((wording) => wording && !holdsExactly(wording, placeholders)))
    problems.push('placeholders-differ')
  return cy && en && problems.length === 0
    ? { ok: true, template: { cy, en } }
    : { ok: false, problems }
}

/**
 * Fills a template in: one language, or for `both` Welsh first and English below it.
 *
 * @throws when a placeholder has no value: the template was not published for these values
 */
export function renderTemplate(
  template: Template,
  language: Language,
  values: Readonly<Record<string, string>> = {},
): { subject: string; text: string } {
  const wordings = language === 'both' ? [template.cy, template.en] : [template[language]]
  return {
    subject: fill(wordings.map(({ subject }) => subject ?? '').join(' / '), values),
    text: fill(wordings.map(({ text }) => text).join('\n\n'), values),
  }
}

const placeholder = /\{(\w+)\}/g

function holdsExactly({ subject = '', text }: Wording, placeholders: readonly string[]): boolean {
  const held = [...`${subject} ${text}`.matchAll(placeholder)].map(([, name]) => name)
  return (
    placeholders.every((name) => held.includes(name)) &&
    held.every((name) => name !== undefined && placeholders.includes(name))
  )
}

/** A language is there when it has a text, and a subject if the other one has. */
function isWritten(wording: Wording | undefined, other: Wording | undefined): boolean {
  if (!wording || wording.text.trim() === '') return false
  return other?.subject === undefined || (wording.subject ?? '').trim() !== ''
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The placeholder {${name}} has no value`)
    return value
  })
}
