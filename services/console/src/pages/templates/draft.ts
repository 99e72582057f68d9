import type { TemplateView, TemplateWording } from '@gwirio/contracts'
import type { Request } from 'express'
import { fieldText } from '../../form-fields.ts'
import type { FoundTemplate } from './find-template.ts'

declare module 'express-session' {
  interface SessionData {
    /** The message that is being written, so that a preview and a check lose nothing of it. */
    templateDraft: TemplateDraft
  }
}

/** Both languages as they were typed. */
export interface TemplateDraft {
  /** Of the editor. */
  readonly path: string
  readonly cy: TemplateWording
  readonly en: TemplateWording
  /** The version that was edited. */
  readonly insteadOf: string
}

/** What is being written of this message, if anything is. */
export function draftOf(request: Request, { path }: FoundTemplate): TemplateDraft | null {
  const { templateDraft } = request.session
  return templateDraft?.path === path ? templateDraft : null
}

/** Takes what was typed from the form and remembers it. */
export function takeDraft(request: Request, { path, view }: FoundTemplate): TemplateDraft {
  const draft: TemplateDraft = {
    path,
    cy: readWording(request.body, view, 'cy'),
    en: readWording(request.body, view, 'en'),
    insteadOf: fieldText(request.body, 'insteadOf'),
  }
  request.session.templateDraft = draft
  return draft
}

export function forgetDraft(request: Request): void {
  delete request.session.templateDraft
}

function readWording(
  body: unknown,
  { kind }: TemplateView,
  language: 'cy' | 'en',
): TemplateWording {
  return {
    subject: kind === 'text' ? null : fieldText(body, `${language}-subject`),
    text: fieldText(body, `${language}-text`).replaceAll('\r\n', '\n'),
  }
}
