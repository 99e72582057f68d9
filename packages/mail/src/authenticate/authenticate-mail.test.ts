import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authenticateMail } from './authenticate-mail.ts'

const now = new Date('2026-03-02T10:00:00Z')
const connection = { remoteAddress: '192.0.2.1', helo: 'mx.example.com', mailFrom: 'a@example.com' }

describe('authenticateMail', () => {
  it('has a verdict for any bytes, and believes none that nobody signed', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        'From: a@example.com',
        'From: a@example.com, b@example.com',
        'Subject: x',
        'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from:subject; bh=x; b=x',
        'DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/simple; d=example.com; s=s1; h=from; l=0; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=x',
        'ARC-Seal: i=1; cv=none',
        ' folded',
      ),
      fc.string({ unit: 'binary' }),
    )
    const answer = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'v=DKIM1; p=AAAA',
        'v=spf1 include:%{l}.example.com -all',
        'v=DMARC1; p=reject',
      ),
    )
    const mail = fc.array(line, { maxLength: 20 }).map((lines) => Buffer.from(lines.join('\r\n')))
    await fc.assert(
      fc.asyncProperty(fc.oneof(mail, fc.uint8Array()), answer, async (raw, text) => {
        const resolver = async () => [[text]]
        const verdict = await authenticateMail(raw, connection, { resolver, now })
        expect(['none', 'retry']).toContain(verdict.level)
        expect(verdict.from).toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})
