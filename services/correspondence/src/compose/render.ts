import type { Letter } from './letter.ts'

/** A letter as plain text: paragraphs, and the notices below a line of their own (RFC 3676 §4.3). */
export function renderText({ paragraphs, notices }: Letter): string {
  const body = paragraphs.map(({ text }) => text).join('\n\n')
  const below = notices.map(({ lines }) => lines.join('\n')).join('\n\n')
  return `${body}\n\n-- \n${below}\n`
}

/** A letter in large print: at least 18 point (RNIB, *Clear print*), black on white, nothing that loads. */
export function renderLargePrint({ subject, paragraphs, notices }: Letter): string {
  const shown = paragraphs.map(({ lang, text }) => element('p', { lang, lines: text.split('\n') }))
  const below = notices.map(({ lang, lines }) => element('p', { lang, lines }))
  return [
    '<!doctype html>',
    '<html><head><meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="${style}">`,
    ...shown,
    '<hr>',
    ...below,
    '</body></html>',
  ].join('\n')
}

const style =
  'font-family: Arial, Helvetica, sans-serif; font-size: 20pt; line-height: 1.5; color: #000000; background-color: #ffffff; max-width: 40em; margin: 1em; text-align: left'

function element(
  name: string,
  { lang, lines }: { lang: string | null; lines: readonly string[] },
): string {
  const attribute = lang ? ` lang="${lang}"` : ''
  return `<${name}${attribute}>${lines.map(escapeHtml).join('<br>\n')}</${name}>`
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
