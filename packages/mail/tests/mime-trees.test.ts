import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeader } from '../src/message/header-fields.ts'
import { parseMessage } from '../src/message/parse-message.ts'

type Tree = { readonly text: string } | { readonly kind: string; readonly parts: readonly Tree[] }

const line = fc.string({ unit: fc.constantFrom(...'abc 123-=<>\u0175'), maxLength: 30 })
const { tree } = fc.letrec<{ tree: Tree; leaf: Tree; node: Tree }>((tie) => ({
  tree: fc.oneof({ depthSize: 'small', maxDepth: 4 }, tie('leaf'), tie('node')),
  leaf: fc.record({ text: fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\r\n')) }),
  node: fc.record({
    kind: fc.constantFrom('mixed', 'signed', 'related'),
    parts: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
  }),
}))
const encoding = fc.constantFrom('base64', '8bit', 'quoted-printable')

describe('any tree of parts', () => {
  it('shows the texts that were written into it, in order', () => {
    fc.assert(
      fc.property(tree, encoding, fc.constantFrom('\r\n', '\n'), (given, encoded, lineEnd) => {
        const written = `From: sian@example.com\r\n${write(given, encoded, { boundaries: 0 })}`
        const raw = Buffer.from(written.replaceAll('\r\n', lineEnd))
        const { text, problem } = parseMessage(raw, readHeader(raw))
        expect(problem).toBeNull()
        expect(squeeze(text)).toBe(squeeze(shownTexts(given).join('\n')))
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

/** Of signed and related parts the first is what a mail program shows. */
function shownTexts(given: Tree): string[] {
  if ('text' in given) return [given.text]
  return (given.kind === 'mixed' ? given.parts : given.parts.slice(0, 1)).flatMap(shownTexts)
}

function write(given: Tree, encoded: string, counter: { boundaries: number }): string {
  if ('text' in given) {
    const fields = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${encoded}`
    return `${fields}\r\n\r\n${encode(given.text, encoded)}`
  }
  const boundary = `=_${String.fromCharCode(65 + (counter.boundaries++ % 26))}${counter.boundaries}_`
  const parts = given.parts.map((part) => `--${boundary}\r\n${write(part, encoded, counter)}\r\n`)
  return `Content-Type: multipart/${given.kind}; boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`
}

function encode(text: string, encoded: string): string {
  const bytes = Buffer.from(text)
  if (encoded === '8bit') return text
  if (encoded === 'base64') return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
  return Array.from(bytes, (byte) => `=${byte.toString(16).padStart(2, '0')}`)
    .join('')
    .replace(/.{75}/g, '$&=\r\n')
}
