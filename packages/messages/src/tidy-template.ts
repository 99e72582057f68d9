import type { TemplateWording } from '@gwirio/contracts'
import type { Template } from './template.ts'
import type { TemplateDefinition } from './templates.ts'

/**
 * A draft as it will be sent: composed letters (NFC), one kind of line break, no letter that nobody sees, a subject of
 * one line, and none for a text message.
 */
export function tidyTemplate(kind: TemplateDefinition['kind'], { cy, en }: Template): Template {
  return { cy: tidyWording(kind, cy), en: tidyWording(kind, en) }
}

function tidyWording(kind: TemplateDefinition['kind'], wording: TemplateWording): TemplateWording {
  const subject = tidy(wording.subject ?? '').replace(/\n+/g, ' ')
  return { subject: kind === 'text' ? null : subject, text: tidy(wording.text) }
}

function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '')
    .replace(/ *\n */g, '\n')
    .trim()
}
