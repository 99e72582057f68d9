import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { forThisFile, openAuthority } from '@gwirio/testing'
import { startPostfix } from '@gwirio/testing/peers'
import { afterAll, describe, expect, it } from 'vitest'
import {
  createDeliverer,
  type ReceivedMail,
  readReturnedMail,
  startLmtpListener,
  startSmtpListener,
} from '../../src/index.ts'
import { letterTo, openGate, returnPath } from '../delivery-world.ts'
import { keepPolicies } from '../keep-policies.ts'
import { zoneResolver } from '../zone-resolver.ts'

const mx = { type: 'MX', value: { exchange: 'mx.peer.example', priority: 10 } }
const { resolver } = zoneResolver({
  'peer.example': mx,
  'gone.example': mx,
  'mx.peer.example': { type: 'A', value: '127.0.0.1' },
})

const arrived: ReceivedMail[] = []
const returned: ReceivedMail[] = []
const listening = {
  ...{ host: '127.0.0.1', port: 0, serverName: 'mx.example' },
  clock: { now: () => new Date() },
  log: { info: () => undefined, error: () => undefined },
}
const mailbox = await forThisFile(
  startLmtpListener({
    ...listening,
    domains: ['peer.example'],
    maxMessageBytes: 4_000_000,
    accept: async (mail) => void arrived.push(mail),
  }),
)
const returns = await forThisFile(
  startSmtpListener({
    ...listening,
    domains: ['bounce.gwirio.example'],
    accept: async (mail) => void returned.push(mail),
  }),
)
const authority = await openAuthority()
const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-chain-'))
afterAll(async () => rm(folder, { recursive: true, force: true }))
const { key, cert } = authority.issue(['mx.peer.example'])
await writeFile(path.join(folder, 'chain.pem'), key + cert)
const ways = [
  `peer.example=lmtp:inet:127.0.0.1:${mailbox.port}`,
  // The mailbox there refuses what is not for its own domain
  `gone.example=lmtp:inet:127.0.0.1:${mailbox.port}`,
  `bounce.gwirio.example=smtp:[127.0.0.1]:${returns.port}`,
]
const postfix = await forThisFile(
  startPostfix({
    domain: 'peer.example',
    nextHop: '',
    settings: {
      relay_domains: 'peer.example, gone.example',
      transport_maps: `inline:{ ${ways.map((way) => `{ ${way} }`).join(', ')} }`,
      smtpd_tls_security_level: 'may',
      smtpd_tls_chain_files: path.join(folder, 'chain.pem'),
      message_size_limit: '4000000',
    },
  }),
)
const deliverer = await forThisFile(
  Promise.resolve(
    createDeliverer({
      ...{ serverName: 'out.gwirio.example', resolver, allowsPrivateAddresses: true },
      clock: { now: () => new Date() },
      policies: keepPolicies(),
      port: postfix.port,
      ca: authority.cert,
    }),
  ),
)

const isAbout = (id: string) => (mail: ReceivedMail) => Buffer.from(mail.raw).includes(id)

describe('a real Postfix', () => {
  it('takes a letter over TLS and has it as it was', async () => {
    const letter = letterTo('ann@peer.example')
    expect(await deliverer.deliver(letter, openGate().hold)).toMatchObject({
      outcome: 'taken',
      remoteAnswer: expect.stringMatching(/^250 2\.0\.0 Ok: queued/),
      tls: { version: 'TLSv1.3', isVerified: true },
    })
    await expect.poll(() => arrived.find(isAbout(letter.id))).toBeDefined()
    const kept = Buffer.from(arrived.find(isAbout(letter.id))?.raw ?? '').toString()
    expect(kept.endsWith(letter.raw.toString().slice(-40))).toBe(true)
  })

  it.each([
    ['a short letter', 'Annwyl\r\n'],
    ['a long one', 'llinell o destun\r\n'.repeat(100_000)],
  ])('discards %s that the gate did not release', async (_, text) => {
    const refused = letterTo('ann@peer.example', text)
    const lost = letterTo('ann@peer.example', text)
    const after = letterTo('ann@peer.example', text)
    const result = await deliverer.deliver(refused, async () => null)
    expect(result).toMatchObject({ outcome: 'not-released', reason: 'gate-closed' })
    let looks = 0
    const hold = async () => ({ isHeld: () => ++looks < 2, release: () => undefined })
    expect(await deliverer.deliver(lost, hold)).toMatchObject({ reason: 'let-go' })
    await postfix.waitForLog(/lost connection after DATA/)
    expect(await deliverer.deliver(after, openGate().hold)).toMatchObject({ outcome: 'taken' })
    await expect.poll(() => arrived.find(isAbout(after.id))).toBeDefined()
    expect([refused, lost].filter(({ id }) => arrived.some(isAbout(id)))).toEqual([])
  })

  it.each([
    ['ann@peer.example', { kind: 'relayed', isPermanent: true }],
    [
      'ann@gone.example',
      { kind: 'failed', isPermanent: true, status: expect.stringMatching(/^5/) },
    ],
  ])('tells what became of a letter to %s', async (recipient, told) => {
    const letter = { ...letterTo(recipient), envelopeId: 'c2f1-7' }
    await deliverer.deliver(letter, openGate().hold)
    await expect.poll(() => returned.find(isAbout(letter.id))).toBeDefined()
    const mail = returned.find(isAbout(letter.id))
    expect(mail?.recipients).toEqual([returnPath])
    expect(readReturnedMail(mail?.raw ?? Buffer.alloc(0)).returned).toMatchObject({
      ...told,
      isReport: true,
      original: { messageId: letter.id, recipient, envelopeId: 'c2f1-7' },
    })
  })
})
