import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { dkimVerify } from 'mailauth'
import { describe, expect, it } from 'vitest'
import { createDkimSigner } from '../src/index.ts'
import { composeMail, keyRecord, newKey, privateKey } from './signed-mail.ts'
import { zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const signer = createDkimSigner({ domainName: 'example.com', keySelector: 's1', privateKey })
const record = keyRecord(privateKey)
const { resolver } = zoneResolver({
  's1._domainkey.example.com': record.type === 'TXT' ? record.text : '',
})

async function verify(message: Uint8Array | string) {
  const { results } = await dkimVerify(Buffer.from(message), {
    resolver: resolver as (name: string, type: string) => Promise<string[][]>,
    curTime: now,
  })
  return results.map(({ status, signingHeaders }) => ({
    result: status.result,
    fields: signingHeaders?.keys.toLowerCase() ?? '',
  }))
}

async function sign(message: string): Promise<string> {
  return Buffer.from(await signer.sign(Buffer.from(message), now)).toString()
}

describe('the DKIM signer', () => {
  it('signs a message so that another library verifies it', async () => {
    const [signature, ...others] = await verify(await sign(composeMail()))
    expect(signature?.result).toBe('pass')
    for (const name of [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
    ])
      expect(signature?.fields).toContain(name)
    expect(others).toEqual([])
  })

  it.each([
    'From: Mallory <m@example.com>',
    'Subject: Another',
    'Reply-To: m@example.net',
    'Cc: m@example.net',
  ])('leaves nobody room to add %s', async (field) => {
    const signed = await sign(composeMail())
    expect(await verify(signed)).toMatchObject([{ result: 'pass' }])
    for (const changed of [
      `${field}\r\n${signed}`,
      signed.replace('\r\nDate:', `\r\n${field}\r\nDate:`),
    ])
      expect(await verify(changed)).toMatchObject([{ result: 'fail' }])
  })

  it('verifies whatever the body is and however its lines end', async () => {
    const piece = fc.constantFrom(
      ' ',
      '  ',
      '\t',
      '\r\n',
      '\n',
      '\r',
      '.',
      'text',
      'ŵ',
      '=20',
      '\r\n\r\n',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const signed = await sign(composeMail({ body: pieces.join('') }))
        expect(await verify(signed)).toMatchObject([{ result: 'pass' }])
        expect(signed).not.toMatch(/\r(?!\n)|(?<!\r)\n/)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('verifies folded fields and those with many blanks', async () => {
    const headers = [
      'References: <1@example.com>\r\n  <2@example.com>\t ',
      'Content-Language:  cy,\r\n\ten',
    ]
    expect(await verify(await sign(composeMail({ headers })))).toMatchObject([{ result: 'pass' }])
  })

  it('does not sign what two programs could read differently', async () => {
    await expect(sign('From: a@example.com\r\nno field\r\n\r\ntext')).rejects.toThrow(TypeError)
    await expect(sign('From: a@example.com\r\n')).rejects.toThrow(TypeError)
  })

  it('takes no weak key, and none of another kind', () => {
    const { privateKey: other } = generateKeyPairSync('ed25519')
    const pem = other.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const key of [newKey(1024), pem])
      expect(() =>
        createDkimSigner({ domainName: 'example.com', keySelector: 's1', privateKey: key }),
      ).toThrow('2048')
  })
})
