import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import nodemailer from 'nodemailer'
import { afterAll, describe, expect, it } from 'vitest'
import { forThisFile, reservedDomains, startMailWorld } from '../src/index.ts'

const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-mail-servers-'))
const world = await forThisFile(startMailWorld({ folder }))
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function deliver(to: string, servername = 'mx.world.example', host = '127.0.0.1') {
  const transport = nodemailer.createTransport({
    host,
    port: world.mxPort,
    requireTLS: true,
    tls: { ca: world.authority.cert, servername },
  })
  try {
    const envelope = { from: 'letters@gwirio.example', to: [to] }
    const { response } = await transport.sendMail({ envelope, raw: `To: ${to}\r\n\r\nAnnwyl\r\n` })
    return response
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string }
    return responseCode ?? code
  } finally {
    transport.close()
  }
}

const entriesTo = (address: string) =>
  world.handedOver.entries.filter(({ recipients }) => recipients.includes(address))

describe('the mail servers of the domains', () => {
  it('speak TLS with a good certificate for whichever name they are asked for', async () => {
    expect(await deliver('ann@mail.example')).toBe('250 2.0.0 kept')
    expect(await deliver('ann@mail.example', 'mx.other.example')).toBe('250 2.0.0 kept')
    expect(await deliver('ann@mail.example', `mx.${reservedDomains.badCertificate}`)).toBe(
      'ESOCKET',
    )
  })

  it('have one among them that does not', async () => {
    expect(await deliver('ann@no-tls.example', 'mx.no-tls.example', '127.0.0.2')).toBe(500)
  })

  it('note whatever they got whole, and when, also in a file', async () => {
    await deliver('noted@mail.example')
    const [entry] = entriesTo('noted@mail.example')
    expect(entry).toMatchObject({
      isSecure: true,
      outcome: 'taken',
      envelopeFrom: 'letters@gwirio.example',
    })
    expect(entry?.endedAt).toBeGreaterThanOrEqual(entry?.begunAt ?? Infinity)
    const lines = await readFile(path.join(folder, 'handed-over.jsonl'), 'utf8')
    expect(lines).toContain(JSON.stringify(entry))
  })
})

describe('the manner of a mailbox', () => {
  it.each([
    [
      'refuses.me@mail.example',
      { step: 'recipient', answer: { code: 550, message: '5.1.1 no' } },
      550,
      0,
    ],
    ['later@mail.example', { step: 'end', answer: { code: 451, message: '4.3.0 later' } }, 451, 1],
    ['never@mail.example', { step: 'end', answer: { code: 554, message: '5.7.1 no' } }, 554, 1],
    ['drops@mail.example', { step: 'end', drops: true }, 'ECONNECTION', 1],
  ] as const)('of %s', async (to, manner, answer, noted) => {
    world.setManner(to.toUpperCase(), manner)
    expect(await deliver(to)).toBe(answer)
    expect(entriesTo(to)).toHaveLength(noted)
    world.setManner(to, null)
    expect(await deliver(to)).toBe('250 2.0.0 kept')
  })

  it('is that of its domain when it has none of its own', async () => {
    world.setManner('moody.example', {
      step: 'recipient',
      answer: { code: 450, message: '4.2.0 no' },
    })
    expect(await deliver('ann@moody.example')).toBe(450)
  })

  it('can let whoever sends wait', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    world.setManner('slow@mail.example', { step: 'end', wait: () => promise })
    const answer = deliver('slow@mail.example')
    await expect.poll(() => entriesTo('slow@mail.example')).toHaveLength(1)
    resolve()
    expect(await answer).toBe('250 2.0.0 kept')
  })
})

describe('the policy of a domain', () => {
  it('is published in DNS and over HTTPS', async () => {
    world.setPolicy('strict.example', { mode: 'enforce', mx: ['mx.world.example'], id: 'one' })
    expect(await fetchPolicy('strict.example')).toEqual({
      status: 200,
      body: 'version: STSv1\r\nmode: enforce\r\nmx: mx.world.example\r\nmax_age: 604800\r\n',
    })
    expect(world.fetchedPolicies).toContain('strict.example')
    expect(await readRecord('strict.example')).toEqual([['v=STSv1; id=one;']])
  })

  it('is not there for a domain that has none', async () => {
    expect((await fetchPolicy('plain.example')).status).toBe(404)
    await expect(readRecord('plain.example')).rejects.toThrow('ENOTFOUND')
  })
})

async function readRecord(domain: string) {
  const resolver = new Resolver()
  resolver.setServers([world.dns.address])
  return await resolver.resolveTxt(`_mta-sts.${domain}`)
}

async function fetchPolicy(domain: string) {
  const servername = `mta-sts.${domain}`
  const asked = request({
    host: '127.0.0.1',
    port: world.policyPort,
    path: '/.well-known/mta-sts.txt',
    servername,
    headers: { host: servername },
    ca: world.authority.cert,
    agent: false,
  }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, body: await text(answer) }
}
