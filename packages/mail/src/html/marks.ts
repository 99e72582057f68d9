/** How mail programs mark what a person did not write. */
export type Mark =
  /** What was quoted, or a signature. */
  | 'quoted'
  /** Looks quoted, but a person can have written it. */
  | 'perhaps-quoted'
  /** The message that is answered begins here, without an end. */
  | 'original-follows'

const quotedClasses = new Set(
  `yahoo_quoted protonmail_quote moz-cite-prefix moz-forward-container moz-signature gmail_signature
  gmail_signature_prefix protonmail_signature_block spark_quote mailmaster_quote_wrap zmail_extra tutanota_quote
  apple-mail-signature bloop_sign`.split(/\s+/),
)
const quotedId =
  /^(?:signature|ms-outlook-mobile-signature|applemailsignature|mobile_signature|composer_signature|lineborderspan|zmail_signature|isreplycontent|yahoo_quoted_\d+|ymail_android_signature)$/
const quotedName = /^(?:quote|quoted-content|messagereplysection|messagesignaturesection)$/
const originalId =
  /^(?:divrplyfwdmsg|appendonsend|mail-editor-reference-message-container|ms-outlook-mobile-body-separator-line|origbody|originalmessage)$/
const originalClass =
  /(?:^|\s)(?:x_)*(?:outlookmessageheader|ms-outlook-mobile-reference-message)(?:\s|$)/

/** How editors write what a person moved to the right (`execCommand('indent')`). */
const indented =
  /^margin:\s*0(?:px)? 0(?:px)? 0(?:px)? 40px;\s*border:\s*(?:none|0|0px);\s*padding:\s*0(?:px)?;?$/

/** What marks an element, null when nothing does. */
export function markOf(name: string, attributes: Readonly<Record<string, string>>): Mark | null {
  const id = (attributes['id'] ?? '').toLowerCase().replace(/^(?:x_)+/, '')
  const classes = (attributes['class'] ?? '').toLowerCase()
  if (originalId.test(id) || originalClass.test(classes)) return 'original-follows'
  if (quotedId.test(id) || quotedName.test((attributes['name'] ?? '').toLowerCase()))
    return 'quoted'
  if (
    classes
      .split(/\s+/)
      .some((part) => quotedClasses.has(part.replace(/^(?:x_|yiv\d+|ydp[0-9a-f]{4,12})+/, '')))
  ) {
    return 'quoted'
  }
  const style = (attributes['style'] ?? '').toLowerCase()
  if (name === 'blockquote') {
    const isBare = (attributes['type'] ?? attributes['cite']) === undefined && classes === ''
    if (isBare && indented.test(style.trim())) return null
    const isIndent = isBare && /border:\s*(?:none|0)/.test(style)
    return isIndent ? 'perhaps-quoted' : 'quoted'
  }
  // The line down the side of a quote
  return /border-left(?:-style|-width)?:[^;]*(?:[1-9]|solid)/.test(style) ? 'perhaps-quoted' : null
}
