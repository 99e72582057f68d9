import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forThisFile } from '@gwirio/testing'
import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { type CheckReceiptOptions, checkReceipt, receiptKeysAt } from '../src/index.ts'
import { caseReference, startTinyGwirio, verifiedAddress } from './tiny-gwirio.ts'

const { signer, clock } = await forThisFile(startTinyGwirio())
const asked = { case: caseReference, party: '1', address: verifiedAddress }
const audience = 'reports'
const good = await signer.receipt(asked, { audience })
const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000)

function check(receipt: string, more: Partial<CheckReceiptOptions> = {}) {
  return checkReceipt(receipt, { jwks: signer.jwks, audience, now: clock.now(), asked, ...more })
}

describe('checking a receipt', () => {
  it('lets exactly what was asked be sent, offline', async () => {
    expect(await check(good)).toMatchObject({ mayBeSent: true, claims: { reason: 'verified' } })
  })

  it('does not depend on how the address is written', async () => {
    const address = " Sean.O'Brien+court@POST.example "
    expect(await check(good, { asked: { ...asked, address } })).toMatchObject({ mayBeSent: true })
  })

  it.each([
    ['another address', { address: 'other@post.example' }],
    ['another party', { party: '2' }],
    ['another case', { case: 'GW26P00999' }],
  ])('is a no for %s', async (_, other) => {
    expect(await check(good, { asked: { ...asked, ...other } })).toMatchObject({
      mayBeSent: false,
      reason: 'other-question',
    })
  })

  it.each([
    ['at its end', 300, 'too-old'],
    ['a year later, kept as proof', 31_536_000, 'too-old'],
    ['when our clock is far behind', -61, 'from-the-future'],
  ])('is a no %s, and its claims can still be read', async (_, seconds, reason) => {
    const result = await check(good, { now: later(seconds) })
    expect(result).toMatchObject({ mayBeSent: false, reason, claims: { answer: 'yes' } })
  })

  it('is a yes until just before its end', async () => {
    expect(await check(good, { now: later(299) })).toMatchObject({ mayBeSent: true })
  })

  it('believes no end that is later than five minutes after the beginning', async () => {
    const exp = Math.floor(clock.now().getTime() / 1000) + 86_400
    const long = await signer.receipt(asked, { audience, claims: { exp } })
    expect(await check(long, { now: later(301) })).toMatchObject({ reason: 'too-old' })
  })

  it.each([
    ['a no', { answer: 'no', reason: 'suspended' }],
    ['a yes whose reason is none', { reason: 'suspended' }],
  ])('is a no for %s', async (_, claims) => {
    expect(await check(await signer.receipt(asked, { audience, claims }))).toMatchObject({
      reason: 'answer-is-no',
    })
  })

  it('is a no for the receipt of another client', async () => {
    const other = await signer.receipt(asked, { audience: 'another' })
    expect(await check(other)).toEqual({ mayBeSent: false, reason: 'other-client', claims: null })
    const both = await signer.receipt(asked, { audience, claims: { aud: [audience, 'another'] } })
    expect(await check(both)).toMatchObject({ mayBeSent: false })
  })

  it('is a no for another token that the same key signed', async () => {
    const token = await signer.receipt(asked, { audience, type: 'at+jwt' })
    expect(await check(token)).toMatchObject({ reason: 'not-a-receipt' })
  })

  it('is a no for what another key signed under the same name', async () => {
    const { privateKey } = await generateKeyPair('Ed25519')
    const [, payload = ''] = good.split('.')
    const forged = await new SignJWT(JSON.parse(Buffer.from(base64url.decode(payload)).toString()))
      .setProtectedHeader({ alg: 'EdDSA', kid: 'r1', typ: 'gwirio-receipt+jwt' })
      .sign(privateKey)
    expect(await check(forged)).toMatchObject({ reason: 'signature' })
  })

  it('is a no for one without signature, and for the public key used as a secret', async () => {
    const [, payload = '', signature = ''] = good.split('.')
    const header = (alg: string) =>
      base64url.encode(JSON.stringify({ alg, kid: 'r1', typ: 'gwirio-receipt+jwt' }))
    expect(await check(`${header('none')}.${payload}.`)).toMatchObject({ mayBeSent: false })
    expect(await check(`${header('HS256')}.${payload}.${signature}`)).toMatchObject({
      mayBeSent: false,
    })
  })

  it.each(['', 'x', 'a.b.c', '{}', `${good}.${good}`])('is a no for %j', async (text) => {
    expect(await check(text)).toMatchObject({ mayBeSent: false, claims: null })
  })

  it('is a no for every receipt of which one letter was changed', async () => {
    const places = Array.from({ length: 60 }, (_, step) => Math.floor((step * good.length) / 60))
    for (const place of places) {
      const letter = good[place] === 'A' ? 'B' : 'A'
      const changed = `${good.slice(0, place)}${letter}${good.slice(place + 1)}`
      expect(await check(changed)).toMatchObject({ mayBeSent: false })
    }
  })
})

describe('the keys', () => {
  it('are fetched once, and again for a key that was not seen before', async () => {
    let served = 0
    const keys: object[] = [...signer.jwks.keys]
    const server = createServer((_, response) => {
      served += 1
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const jwks = receiptKeysAt(`http://127.0.0.1:${port}/.well-known/jwks.json`)
    expect(await check(good, { jwks })).toMatchObject({ mayBeSent: true })
    expect(await check(good, { jwks })).toMatchObject({ mayBeSent: true })
    expect(served).toBe(1)
    server.close()
  })

  it('that cannot be fetched are no answer', async () => {
    const jwks = receiptKeysAt('http://127.0.0.1:1/jwks.json')
    await expect(check(good, { jwks })).rejects.toMatchObject({ code: 'unreachable' })
  })

  it('may be several, as while they change', async () => {
    const { publicKey } = await generateKeyPair('Ed25519', { extractable: true })
    const newer = { ...(await exportJWK(publicKey)), kid: 'r2', alg: 'EdDSA' }
    expect(await check(good, { jwks: { keys: [newer, ...signer.jwks.keys] } })).toMatchObject({
      mayBeSent: true,
    })
    expect(await check(good, { jwks: { keys: [newer] } })).toMatchObject({ reason: 'signature' })
  })
})
