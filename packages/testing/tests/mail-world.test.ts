import { Resolver } from 'node:dns/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { authenticate } from 'mailauth'
import nodemailer from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type DkimKey,
  loadDkimKey,
  type MailWorld,
  reservedDomains,
  startMailWorld,
} from '../src/index.ts'

const serviceDomain = 'gwirio.example'

interface Arrived {
  raw: Buffer
  from: string
  ip: string
  helo: string
}

let world: MailWorld
let serviceKey: DkimKey
let listener: { port: number; arrived: Arrived[]; close: () => Promise<void> }

beforeAll(async () => {
  serviceKey = await loadDkimKey({ selector: 'gwirio' })
  world = await startMailWorld({
    services: [{ domain: serviceDomain, smtpPort: () => listener.port, dkim: serviceKey }],
  })
  listener = await startListener()
})
afterAll(async () => {
  await listener.close()
  await world[Symbol.asyncDispose]()
})

describe('a mail handed over by a service', () => {
  it('arrives in the mailbox of its recipient, signed by the service', async () => {
    await handOver({ to: 'ann@mail.example', subject: 'Prawf / Test', text: 'Helo ŵ' })

    const mail = await world.waitForMail({ to: 'ANN@mail.example' })

    expect(mail).toMatchObject({
      to: 'ann@mail.example',
      from: `confirm@${serviceDomain}`,
      replyTo: `reply+abc@${serviceDomain}`,
      subject: 'Prawf / Test',
      text: expect.stringContaining('Helo ŵ'),
      authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    })
  })

  it('is shown once when it comes again with the same Message-ID', async () => {
    const again = { to: 'twice@mail.example', messageId: `<same@${serviceDomain}>` }
    await handOver(again)
    await handOver(again)
    await handOver({ ...again, messageId: `<other@${serviceDomain}>` })

    expect(world.mail('twice@mail.example').map((mail) => mail.messageId)).toEqual([
      `<other@${serviceDomain}>`,
      `<same@${serviceDomain}>`,
    ])
  })

  it.each([
    "o'brien@mail.example",
    'cafcasscymrumid&west+caerdydd@mail.example',
    'nerys@llŷn.example',
  ])('keeps the address %s whole', async (to) => {
    await handOver({ to })
    const [newest] = world.mail()
    expect(newest?.to.split('@')[0]).toBe(to.split('@')[0])
  })

  it.each([
    [reservedDomains.nullMx, 556],
    [reservedDomains.noMail, 550],
    [reservedDomains.nowhere, 550],
    [reservedDomains.refuses, 550],
    [reservedDomains.defers, 451],
    [serviceDomain, 550],
  ])('to %s is refused with %i', async (domain, responseCode) => {
    await expect(handOver({ to: `ann@${domain}` })).rejects.toMatchObject({ responseCode })
    expect(world.mail(`ann@${domain}`)).toEqual([])
  })

  it('is refused for an address that a test closes, until it is opened again', async () => {
    world.setRefusal('full@mail.example', { code: 452, message: '4.2.2 mailbox full' })
    await expect(handOver({ to: 'full@mail.example' })).rejects.toMatchObject({ responseCode: 452 })
    world.setRefusal('full@mail.example', null)
    await expect(handOver({ to: 'full@mail.example' })).resolves.toBeDefined()
  })
})

describe('a mail sent by a user', () => {
  it('passes DKIM, SPF and DMARC at the service', async () => {
    const sent = await world.send({
      from: "o'brien+home@any-domain.wales",
      to: `reply@${serviceDomain}`,
      subject: 'Re: Prawf',
      text: '123456',
      inReplyTo: `<prompt@${serviceDomain}>`,
    })

    expect(sent).toMatchObject({ accepted: true, response: expect.stringContaining('250') })
    const arrived = listener.arrived.at(-1)
    expect(arrived?.raw.toString()).toContain(`In-Reply-To: <prompt@${serviceDomain}>`)
    expect(await verdicts(arrived)).toEqual({
      dkim: ['pass any-domain.wales'],
      spf: 'pass',
      dmarc: 'pass',
    })
  })

  it.each([
    ['unsigned', { from: 'ann@mail.example', unsigned: true }, [], 'pass', 'pass'],
    ['from a domain that signs nothing', { from: 'ann@unsigned.example' }, [], 'none', 'none'],
    ['from a domain with SPF alone', { from: 'ann@spf-only.example' }, [], 'pass', 'none'],
    [
      'forged',
      { from: 'ann@mail.example', signAs: 'evil.example', envelopeFrom: 'x@evil.example' },
      ['pass evil.example'],
      'pass',
      'fail',
    ],
  ])('%s is judged accordingly', async (_how, mail, dkim, spf, dmarc) => {
    await world.send({ ...mail, to: `reply@${serviceDomain}`, text: '123456' })
    expect(await verdicts(listener.arrived.at(-1))).toEqual({ dkim, spf, dmarc })
  })

  it('may be given as a whole message', async () => {
    const raw = `From: ann@mail.example\nTo: reply@${serviceDomain}\nSubject: raw\n\n123456\n`
    await world.send({ from: 'ann@mail.example', to: `reply@${serviceDomain}`, raw })
    const arrived = listener.arrived.at(-1)
    expect(arrived?.raw.toString()).toContain('Subject: raw\r\n')
    expect(await verdicts(arrived)).toMatchObject({ dkim: ['pass mail.example'], dmarc: 'pass' })
  })

  it('reaches another user over the same road', async () => {
    await world.send({ from: 'ann@mail.example', to: 'ben@other.example', text: 'Shwmae' })
    const mail = await world.waitForMail({ to: 'ben@other.example' })
    expect(mail.authentication).toEqual({ spf: 'pass', dkim: 'pass', dmarc: 'pass' })
  })

  it.each([
    [reservedDomains.nullMx, 'null-mx'],
    [reservedDomains.noMail, 'no-mx'],
    [reservedDomains.nowhere, 'no-such-domain'],
    [reservedDomains.refuses, 'refused'],
    [reservedDomains.defers, 'deferred'],
  ])('to %s is refused as %s', async (domain, reason) => {
    const sent = await world.send({ from: 'ann@mail.example', to: `ben@${domain}`, text: 'x' })
    expect(sent).toMatchObject({ accepted: false, reason })
  })

  it('is not sent when DNS fails', async () => {
    world.dns.setFault('broken.example', 'servfail')
    const sent = await world.send({ from: 'ann@mail.example', to: 'b@broken.example', text: 'x' })
    expect(sent).toMatchObject({ accepted: false, reason: 'dns-failed' })
  })
})

it('keeps the mail and the key of its folder for the next start', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-mail-'))
  const start = () => startMailWorld({ folder })
  const mail = { from: 'ann@mail.example', to: 'ben@mail.example', subject: 'kept', text: 'x' }
  const zoneKey = async (running: MailWorld) =>
    (await resolverOf(running).resolveTxt('world._domainkey.mail.example')).flat().join('')

  const first = await start()
  await first.send(mail)
  const key = await zoneKey(first)
  await first[Symbol.asyncDispose]()
  const second = await start()

  expect(second.mail('ben@mail.example')).toMatchObject([{ subject: 'kept' }])
  expect(await zoneKey(second)).toBe(key)
  await second[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

async function handOver(mail: { to: string } & Record<string, string>) {
  const transport = nodemailer.createTransport({
    url: world.smtpUrl,
    dkim: { ...serviceKey, domainName: serviceDomain, keySelector: serviceKey.selector },
  })
  const from = `confirm@${serviceDomain}`
  return transport.sendMail({
    ...mail,
    from,
    replyTo: `reply+abc@${serviceDomain}`,
    to: { name: '', address: mail.to },
  })
}

function resolverOf(running: MailWorld): Resolver {
  const resolver = new Resolver()
  resolver.setServers([running.dns.address])
  return resolver
}

async function verdicts(arrived: Arrived | undefined) {
  if (!arrived) throw new Error('nothing arrived')
  const resolver = resolverOf(world)
  const checked = await authenticate(arrived.raw, {
    ip: arrived.ip,
    helo: arrived.helo,
    sender: arrived.from,
    resolver: (name, type) => resolver.resolve(name, type) as Promise<string[]>,
  })
  return {
    dkim: checked.dkim.results
      .filter((each) => each.status.result !== 'none')
      .map((each) => `${each.status.result} ${each.signingDomain}`),
    spf: checked.spf ? checked.spf.status.result : 'none',
    dmarc: checked.dmarc ? checked.dmarc.status.result : 'none',
  }
}

/** Stands in for the service's own listener. */
async function startListener() {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 1,
    async onData(stream, session, done) {
      const raw = Buffer.concat(await stream.toArray())
      const { mailFrom } = session.envelope
      arrived.push({
        raw,
        from: mailFrom ? mailFrom.address : '',
        ip: session.remoteAddress,
        helo: session.hostNameAppearsAs,
      })
      done()
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((resolve) => listening.once('listening', resolve))
  const address = listening.address()
  if (typeof address !== 'object' || !address) throw new Error('not listening')
  return {
    port: address.port,
    arrived,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
