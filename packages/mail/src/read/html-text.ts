import { Parser } from 'htmlparser2'
import { quoteSeparator } from './quoted-text.ts'

/** More tags than this take the parser too long: its cost grows with their number squared. */
const maxTags = 10_000

const blocks = new Set(
  'address article aside blockquote br dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
)
const unseen = new Set(
  'style script head title template noscript object iframe svg math select textarea audio video'.split(
    ' ',
  ),
)
const quotedClass =
  /(?:^|\s)(?:x_)?(?:gmail_attr|yahoo_quoted|protonmail_quote|moz-cite-prefix|moz-forward-container)(?:\s|$)/i
const signatureClass =
  /(?:^|\s)(?:x_)?(?:gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block)(?:\s|$)/i
const signatureId =
  /^(?:x_)?(?:signature|ms-outlook-mobile-signature|applemailsignature|mobile_signature|composer_signature)$/i
/** Outlook writes the message that is answered behind one of these, as siblings up to the end. */
const originalMessageId =
  /^(?:x_)*(?:divrplyfwdmsg|appendonsend|mail-editor-reference-message-container)$/i
/** Also what is pushed out of sight, and the escapes and comments that nobody but a forger writes. */
const hiddenStyle = new RegExp(
  [
    String.raw`display\s*:\s*none`,
    String.raw`visibility\s*:\s*(?:hidden|collapse)`,
    String.raw`mso-hide\s*:\s*all`,
    String.raw`(?<!min-)(?:font-size|opacity|height)\s*:\s*(?:0+(?:\.0*)?|\.0+)\s*(?:[a-z%]+\s*)?(?:;|!|$)`,
    String.raw`(?<![a-z-])color\s*:\s*transparent`,
    String.raw`(?:text-indent|left|top|right|bottom)\s*:\s*-\d{3}`,
    String.raw`\\|/\*`,
  ].join('|'),
  'i',
)

/**
 * What a reader would see of an HTML body, as text with line breaks: no styles, nothing hidden, quotes as
 * `>` lines, no signature. Null when it has more tags than anybody writes.
 */
export function htmlToText(html: string): string | null {
  if (html.split('<', maxTags + 1).length > maxTags) return null
  const text: string[] = []
  const parents: boolean[] = []
  let skipped = 0

  const parser = new Parser({
    onopentag(name, attributes) {
      const mark = skipped === 0 ? markFor(name, attributes) : null
      if (mark !== null) text.push(mark)
      const isSkipping = skipped > 0 || mark !== null
      parents.push(isSkipping)
      if (isSkipping) skipped++
      else if (blocks.has(name)) text.push('\n')
      else if (name === 'td' || name === 'th') text.push(' ')
    },
    onclosetag(name) {
      if (parents.pop()) skipped--
      else if (blocks.has(name)) text.push('\n')
    },
    ontext(data) {
      if (skipped === 0) text.push(data.replace(/[^\S\u00a0]+/g, ' '))
    },
  })
  parser.end(html)
  return text.join('')
}

/** What stands for an element whose content the person did not write or cannot see; null when it counts. */
function markFor(name: string, attributes: Record<string, string>): string | null {
  const { id = '', class: classes = '', style = '', hidden } = attributes
  if (unseen.has(name) || hidden !== undefined || hiddenStyle.test(style)) return ''
  if (name === 'blockquote' || quotedClass.test(classes)) return '\n>\n'
  if (originalMessageId.test(id)) return `\n${quoteSeparator}\n`
  return signatureClass.test(classes) || signatureId.test(id) ? '\n' : null
}
