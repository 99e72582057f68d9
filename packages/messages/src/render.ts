import { createHash } from 'node:crypto'
import type { Language } from '@gwirio/contracts'
import { renderTemplate } from './template.ts'
import { type TemplateName, templates } from './templates.ts'

/** An e-mail of plain text. */
export interface MailWording {
  readonly subject: string
  readonly text: string
}

/** The e-mail that asks for the code. */
export function renderPrompt(language: Language): MailWording {
  return renderTemplate(templates.prompt, language)
}

/** The text message with the code: one part in every language. */
export function renderCodeText(language: Language, values: { code: string }): string {
  return renderTemplate(templates.codeText, language, values).text
}

/** Why a reply is answered: its code was too old, missing, wrong, one of several, or no code can help any more. */
export type NoticeKind =
  | 'code-too-late'
  | 'no-code'
  | 'wrong-code'
  | 'several-codes'
  | 'start-again'

/** The short answer to a reply that did not verify. */
export function renderNotice(kind: NoticeKind, language: Language): MailWording {
  return renderTemplate(templates[noticeTemplates[kind]], language)
}

const noticeTemplates = {
  'code-too-late': 'codeTooLate',
  'no-code': 'noCode',
  'wrong-code': 'wrongCode',
  'several-codes': 'severalCodes',
  'start-again': 'startAgain',
} as const satisfies Record<NoticeKind, TemplateName>

/** Names the exact wording of a template, for evidence: a hash of both languages. */
export function versionOfTemplate(name: TemplateName): string {
  return createHash('sha256').update(JSON.stringify(templates[name])).digest('hex').slice(0, 12)
}
