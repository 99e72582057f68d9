import { type Template, templates, templatesOfKind } from '@gwirio/messages'

/** The subject and the text of an e-mail that Gwirio sends, in one language. */
export type OwnMail = Template['cy']

/** The e-mails as they are delivered, until other wordings are published. */
export const deliveredMails: readonly OwnMail[] = templatesOfKind('e-mail').flatMap((name) => [
  templates[name].cy,
  templates[name].en,
])

const enoughWords = 6

/**
 * The index behind the lines from `at` on that an e-mail of Gwirio's own consists of, wherever a mail program has broken
 * them; null when there are none, or not only those. An answer can follow them without any mark, and is not
 * quoted, because these e-mails hold no digit.
 */
export function endOfOwnWords(
  lines: readonly string[],
  at: number,
  ownMails: readonly OwnMail[],
): number | null {
  const ownTexts = ownTextsOf(ownMails)
  let end: number | null = null
  let words = 0
  for (let next = at; next < lines.length; next++) {
    const line = wordsOf(lines[next] ?? '')
    if (line === '') {
      if (/\d/.test(lines[next] ?? '')) break
      continue
    }
    if (/\d/.test(lines[next] ?? '') || !ownTexts.some((text) => text.includes(` ${line} `))) break
    words += line.split(' ').length
    end = next + 1
  }
  return words >= enoughWords ? end : null
}

/** Worked out when a list is first needed: most replies have no such quote. */
const knownTexts = new WeakMap<readonly OwnMail[], readonly string[]>()

/** The words of each e-mail, one after the other. */
function ownTextsOf(ownMails: readonly OwnMail[]): readonly string[] {
  const known = knownTexts.get(ownMails)
  if (known) return known
  const texts = ownMails.map(({ subject, text }) => ` ${wordsOf(`${subject ?? ''} ${text}`)} `)
  knownTexts.set(ownMails, texts)
  return texts
}

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{M}']+/gu)
      ?.join(' ') ?? ''
  )
}
