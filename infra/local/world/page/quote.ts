import type { KeptMail } from '@gwirio/testing'

/** Puts the answered mail below the answer, as mail programs do. */
export function quote(text: string, answered: KeptMail): string {
  const when = new Date(answered.receivedAt).toUTCString()
  const who = answered.fromName ? `${answered.fromName} <${answered.from}>` : answered.from
  const quoted = answered.text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `> ${line}`.trimEnd())
  return [text.trimEnd(), '', `On ${when}, ${who} wrote:`, ...quoted, ''].join('\n')
}
