import { createHash } from 'node:crypto'
import type { Language, TemplateWording } from '@gwirio/contracts'

/** A message in both languages. Placeholders stand in braces: `{code}`. A text message has no subject. */
export interface Template {
  readonly cy: TemplateWording
  readonly en: TemplateWording
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

/** What stands before the words of whoever writes a letter, and what after them. */
export function aroundText({ text }: TemplateWording): { before: string; after: string } {
  const [before = '', after = ''] = text.split('{text}')
  return { before: before.trim(), after: after.trim() }
}

/** Names the exact wording of a template, for evidence: a hash of both languages. */
export function versionOfTemplate({ cy, en }: Template): string {
  const wordings = JSON.stringify([cy.subject, cy.text, en.subject, en.text])
  return createHash('sha256').update(wordings).digest('hex').slice(0, 32)
}

/** A word in braces. */
export const placeholder = /\{(\w+)\}/g

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`The placeholder {${name}} has no value`)
    return value
  })
}
