import type { Language, TemplateWording } from '@gwirio/contracts'
import { describeSms, type SmsDescription } from './describe-sms.ts'
import { placeholder, renderTemplate, type Template } from './template.ts'
import type { TemplateDefinition } from './templates.ts'

export type TemplateProblem =
  | 'welsh-missing'
  | 'english-missing'
  | 'placeholders-differ'
  | 'template-has-link'
  | 'template-has-digits'
  | 'text-too-long'

/** A text longer than that costs too much and arrives in pieces on old phones. */
export const mostTextParts = 3

/** As long as what stands in their place. */
const sampleValues = { code: '000000' }

/** Why a draft, as `tidyTemplate` gives it, cannot be published; null when it can. */
export function findTemplateProblem(
  definition: Pick<TemplateDefinition, 'kind' | 'placeholders'>,
  draft: Template,
): TemplateProblem | null {
  const { kind, placeholders } = definition
  const has = (test: (wording: TemplateWording) => boolean) => test(draft.cy) || test(draft.en)
  if (!isWritten(draft.cy, kind)) return 'welsh-missing'
  if (!isWritten(draft.en, kind)) return 'english-missing'
  if (has((wording) => !holdsExactly(wording, placeholders))) return 'placeholders-differ'
  if (has((wording) => link.test(wordsOf(wording)))) return 'template-has-link'
  // Around a letter no code is asked for, so that a number cannot be taken for one
  const mayHaveDigits = kind === 'correspondence'
  if (!mayHaveDigits && has((wording) => /\p{N}/u.test(wordsOf(wording))))
    return 'template-has-digits'
  return kind === 'text' && isTooLong(draft) ? 'text-too-long' : null
}

/**
 * What the text message of a template is in each language of a party. A code has as many letters as `{code}`, so
 * places in it are places in the wording too.
 *
 * @throws when it has a placeholder that no text message has
 */
export function describeTextTemplate(template: Template): Record<Language, SmsDescription> {
  const describe = (language: Language) =>
    describeSms(renderTemplate(template, language, sampleValues).text)
  return { cy: describe('cy'), en: describe('en'), both: describe('both') }
}

function isTooLong(draft: Template): boolean {
  return Object.values(describeTextTemplate(draft)).some(({ parts }) => parts > mostTextParts)
}

function isWritten({ subject, text }: TemplateWording, kind: TemplateDefinition['kind']): boolean {
  return hasLetter(text) && (kind === 'text' || hasLetter(subject ?? ''))
}

function hasLetter(text: string): boolean {
  return /\p{L}/u.test(text.replace(placeholder, ''))
}

/** Each once, and no brace beside them. */
function holdsExactly(wording: TemplateWording, placeholders: readonly string[]): boolean {
  const text = `${wording.subject ?? ''} ${wording.text}`
  const held = [...text.matchAll(placeholder)].map(([, name]) => name)
  return (
    held.length === placeholders.length &&
    placeholders.every((name) => held.includes(name)) &&
    !/[{}]/.test(text.replace(placeholder, ''))
  )
}

/** What a person or a phone would take for a link or an address: also a bare domain. */
const link = /@|:\/\/|\bwww\b|\b(?:https?|mailto|tel|sms):|[\p{L}\p{N}-][.。]\p{L}{2}/iu

/** The words beside the placeholders; full-width and circled forms as the plain letters they are read as. */
function wordsOf({ subject, text }: TemplateWording): string {
  return `${subject ?? ''} ${text}`.replace(placeholder, ' ').normalize('NFKC')
}
