/** Line that `htmlToText` writes where a mail program begins the message that is answered. */
export const quoteSeparator = '-----Original Message-----'

/** "wrote" in the languages that mail programs speak, Welsh and English first. */
const wrote = new RegExp(
  `(?<!\\p{L})(?:ysgrifennodd|ysgrifennwyd|wrote|writes|schrieb|geschrieben|écrit|escribió|scritto|escreveu|
  schreef|napisał|napisała|napisał\\(a\\)|pisze|scris|napsal|napísal|skrev|skrifaði|kirjoitti|írta|yazdı|
  написал|писал|пише|έγραψε|كتب|লিখেছেন|ਲਿਖਿਆ|写道)(?!\\p{L})`.replace(/\s+/g, ''),
  'iu',
)

const fromLabels =
  /^(?:from|oddi wrth|oddiwrth|von|de|da|van|od|från|fra|lähettäjä|от|от кого|من|发件人)$/i
const otherLabels =
  /^(?:sent|anfonwyd|date|dyddiad|to|at|i|subject|pwnc|testun|cc|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|wysłano|do|temat|skickat|till|ämne|sendt|til|emne|trimis|către|subiect|отправлено|кому|тема)$/i

const signatureDelimiter = /^--\s?$/

/**
 * What the person wrote in a text: without quoted lines, the message that is answered or forwarded, and
 * the signature below `-- `. Answers between quoted lines stay.
 */
export function writtenText(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  const written: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line.startsWith('>')) continue
    if (isSeparator(line) || isMessageHeader(lines, at) || signatureDelimiter.test(line)) break
    const attributionLines = countAttributionLines(lines, at)
    if (attributionLines === 0) {
      written.push(line)
      continue
    }
    at += attributionLines - 1
    // Unmarked, the quote has no end that can be seen
    const next = lines.slice(at + 1, at + 20).find((following) => following !== '')
    if (next !== undefined && !next.startsWith('>')) break
  }
  return written.join('\n')
}

/** `-----Original Message-----`, `---------- Forwarded message ---------` and their translations. */
function isSeparator(line: string): boolean {
  const words = /^-{3,}([^-]{2,60})-{3,}$/.exec(line)?.[1] ?? ''
  return (
    /^\s*\p{L}[^\d]*$/u.test(words) ||
    /^(?:begin forwarded message|dechrau neges a anfonwyd ymlaen):$/i.test(line)
  )
}

/** `From: … Sent: … To: …` as Outlook writes it above the message that is answered. */
function isMessageHeader(lines: readonly string[], at: number): boolean {
  if (!fromLabels.test(labelOf(lines[at]))) return false
  const labelled = lines.slice(at + 1, at + 6).filter((line) => otherLabels.test(labelOf(line)))
  return labelled.length >= 2
}

function labelOf(line = ''): string {
  const [label = '', ...rest] = line.slice(0, 40).split(':')
  return rest.length > 0 ? label.replaceAll('*', '').trim() : ''
}

/** How many lines `On … wrote:` takes that begins at a line, 0 when none does. */
function countAttributionLines(lines: readonly string[], at: number): number {
  for (let count = 1; count <= 4; count++) {
    const parts = lines.slice(at, at + count)
    if (parts.includes('') || parts.length < count) return 0
    if (!isAttribution(parts.join(' '))) continue
    // What stands above it without an empty line between may be the answer
    return parts.slice(1).some((_, skip) => isAttribution(parts.slice(skip + 1).join(' ')))
      ? 0
      : count
  }
  return 0
}

/** A line that ends in `wrote:` and holds an address, a year, a date or a time. */
function isAttribution(line: string): boolean {
  return (
    line.length <= 400 &&
    /[:：]$/.test(line) &&
    /@|\b20\d\d\b|\d[:.h]\d\d|\d[/.]\d/.test(line) &&
    wrote.test(line)
  )
}
