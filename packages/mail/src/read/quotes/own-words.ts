import { templates, templatesOfKind } from '@gwirio/messages'

/** The words of each e-mail that Gwirio sends, in each language, one after the other. */
const ownTexts = templatesOfKind('e-mail')
  .flatMap((name) => [templates[name].cy, templates[name].en])
  .map((wording) => ` ${wordsOf(`${wording.subject} ${wording.text}`)} `)

const enoughWords = 6

/**
 * The index behind the lines from `at` on that an e-mail of Gwirio's own consists of, wherever a mail program has broken
 * them; null when there are none, or not only those. An answer can follow them without any mark, and is not
 * quoted, because these e-mails hold no digit.
 */
export function endOfOwnWords(lines: readonly string[], at: number): number | null {
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

function wordsOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}\p{M}']+/gu)
      ?.join(' ') ?? ''
  )
}
