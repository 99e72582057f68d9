import { connect } from 'node:net'
import type { CorrespondenceView } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { createTransport } from 'nodemailer'
import { describe, expect, it, vi } from 'vitest'
import type { Verified } from './gate-stand-in.ts'
import { complaint, report } from './returned-mails.ts'
import {
  makeDue,
  read,
  returnDomain,
  send,
  startWorld,
  unwrap,
  waitForState,
  waiting,
} from './world.ts'

const world = await forThisFile(startWorld())

/** A letter that was sent, and how its server knows it. */
async function sendOne() {
  const to = world.gate.verify()
  const sent = await waitForState(world, unwrap(await send(world, to)), 'sent')
  const handed = world.mail.handedOver.entries.find(({ recipients }) =>
    recipients.includes(to.address),
  )
  if (!handed) throw new Error('It was not handed over')
  return { to, sent, returnPath: handed.envelopeFrom, messageId: handed.messageId }
}

type Sent = Awaited<ReturnType<typeof sendOne>>

/** Brings a mail to our return path, as any server can. */
async function bring(to: string, raw: string): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: world.returnPort(),
    ignoreTLS: true,
  })
  await transport.sendMail({ envelope: { from: '', to: [{ name: '', address: to }] }, raw })
}

async function waitForReport(to: Verified, kind: string): Promise<void> {
  const { verificationId } = to.subject
  await vi.waitFor(
    () =>
      expect(world.gate.reports).toContainEqual(expect.objectContaining({ verificationId, kind })),
    waiting,
  )
}

const reportsOf = ({ subject }: Verified) =>
  world.gate.reports.filter(({ verificationId }) => verificationId === subject.verificationId)

const returned = world.db.withSchema('correspondence').selectFrom('returnedMail')

async function waitForOutcome(outcome: string): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await returned.select('outcome').execute()
    expect(rows.map((row) => row.outcome)).toContain(outcome)
  }, waiting)
}

async function waitUntilRead(): Promise<void> {
  await vi.waitFor(async () => {
    const rows = await returned.select('mailId').where('processedAt', 'is', null).execute()
    expect(rows).toEqual([])
  }, waiting)
}

/** More than belongs to nothing of ours. */
const largeText = `${'QUJD'.repeat(19)}\r\n`.repeat(14_000)

/** Brings it, and finds it where it is kept, once it is read. */
async function bringAndFind(to: string, raw: string): Promise<string> {
  const known = new Set((await returned.select('mailId').execute()).map(({ mailId }) => mailId))
  await bring(to, raw)
  await waitUntilRead()
  const rows = await returned.select('mailId').execute()
  const found = rows.find(({ mailId }) => !known.has(mailId))
  if (!found) throw new Error('It was not kept')
  return found.mailId
}

const contentOf = (mailId: string) =>
  returned
    .select(['raw', 'recipients', 'mailFrom', 'outcome'])
    .where('mailId', '=', mailId)
    .executeTakeFirstOrThrow()

const kindsOf = ({ changes }: CorrespondenceView) => changes.map(({ kind }) => kind)

describe('what comes back of a letter', () => {
  it.each([
    ['failed for good', '5.1.1'],
    ['was given up after a while', '4.4.7'],
  ])('suspends the address when it %s, once, however often the report comes', async (_, status) => {
    const { to, sent, returnPath } = await sendOne()
    const raw = report({ to: returnPath, action: 'failed', status, recipient: to.address })
    await bring(returnPath.toUpperCase(), raw)
    await bring(returnPath, raw)
    expect(await waitForState(world, sent, 'bounced')).toMatchObject({ reason: 'bounced' })
    await waitForReport(to, 'bounced')
    await waitUntilRead()
    expect(kindsOf(await read(world, sent)).filter((kind) => kind === 'bounced')).toHaveLength(1)
  })

  it('says that it was delivered, and that it bounced after all', async () => {
    const { to, sent, returnPath } = await sendOne()
    const given = { to: returnPath, recipient: to.address }
    await bring(returnPath, report({ ...given, action: 'delivered', status: '2.0.0' }))
    const delivered = await waitForState(world, sent, 'delivered')
    expect(delivered.deliveredAt).not.toBeNull()
    expect(reportsOf(to)).toEqual([])
    await bring(returnPath, report({ ...given, action: 'failed', status: '5.2.1' }))
    await waitForState(world, sent, 'bounced')
  })

  it.each([
    ['the Message-ID', ({ messageId }: Sent) => ({ messageId })],
    ['the return path', ({ returnPath }: Sent) => ({ returnPath })],
  ])('suspends the address when somebody complained, found by %s alone', async (_, namesOf) => {
    const letter = await sendOne()
    await bring(`abuse@${returnDomain}`, complaint(`abuse@${returnDomain}`, namesOf(letter)))
    expect(await waitForState(world, letter.sent, 'bounced')).toMatchObject({
      reason: 'complained',
    })
    await waitForReport(letter.to, 'complained')
  })

  it.each([
    ['delayed', '4.4.1'],
    ['relayed', '2.0.0'],
  ])('changes nothing when it is only %s', async (action, status) => {
    const { to, sent, returnPath } = await sendOne()
    await bring(returnPath, report({ to: returnPath, action, status, recipient: to.address }))
    await waitForOutcome(action)
    expect((await read(world, sent)).state).toBe('sent')
  })

  it('changes nothing of another, whose return path is nearly the same', async () => {
    const { to, sent, returnPath } = await sendOne()
    const other = returnPath.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'))
    const given = { to: other, action: 'failed', status: '5.1.1', recipient: to.address }
    await bring(other, report(given))
    await waitUntilRead()
    expect((await read(world, sent)).state).toBe('sent')
    expect(reportsOf(to)).toEqual([])
  })

  it('is kept for a person when it is anything else, and answered to nobody', async () => {
    const { sent, returnPath } = await sendOne()
    const header =
      'From: Sian <sian@post.example>\r\nSubject: Diolch\r\nMessage-ID: <1@post.example>'
    await bring(returnPath, `${header}\r\n\r\nDiolch yn fawr\r\n`)
    await waitForOutcome('other')
    expect((await read(world, sent)).state).toBe('sent')
  })

  it('belongs to nothing when its return path was never one', async () => {
    const to = `b-${'0'.repeat(32)}@${returnDomain}`
    await bring(to, report({ to, action: 'failed', status: '5.1.1', recipient: 'x@post.example' }))
    await waitForOutcome('unknown-bounced')
  })
})

describe('a mail that is larger than a report', () => {
  it('is taken when it comes to the return path of a letter', async () => {
    const { to, sent, returnPath } = await sendOne()
    const given = { to: returnPath, action: 'failed', status: '5.1.1', recipient: to.address }
    await bring(returnPath, `${report(given)}${largeText}`)
    await waitForState(world, sent, 'bounced')
  })

  it('is taken when it names a letter', async () => {
    const { sent, messageId } = await sendOne()
    const abuse = `abuse@${returnDomain}`
    await bring(abuse, complaint(abuse, { messageId, text: largeText }))
    await waitForState(world, sent, 'bounced')
  })

  it.each([
    ['an address that is no return path', `abuse@${returnDomain}`],
    ['a return path that never was', `b-${'0'.repeat(32)}@${returnDomain}`],
  ])('is refused for good, and not kept, when it comes to %s and names none', async (_, to) => {
    await waitUntilRead()
    const count = () => returned.select('mailId').execute()
    const before = await count()
    const messageId = `<b-${'1'.repeat(32)}@${returnDomain}>`
    const raw = complaint(to, { messageId, text: largeText })
    await expect(bring(to, raw)).rejects.toMatchObject({
      responseCode: 552,
      response: expect.stringContaining('5.3.4'),
    })
    expect(await count()).toEqual(before)
    // Control: the same in small is kept
    await bringAndFind(to, complaint(to, { messageId }))
  })
})

describe('the content of what came back', () => {
  it('is cleared after its time when it belongs to nothing, and never when it is of a letter', async () => {
    const { returnPath } = await sendOne()
    const abuse = `abuse@${returnDomain}`
    const ofLetter = await bringAndFind(returnPath, complaint(returnPath, {}))
    const old = await bringAndFind(abuse, complaint(abuse, {}))
    expect(await contentOf(old)).toMatchObject({ raw: expect.any(Buffer) })
    world.clock.advance({ seconds: 7 * 86_400 + 1 })
    const young = await bringAndFind(abuse, complaint(abuse, {}))
    await vi.waitFor(async () => {
      await makeDue(world)
      expect((await contentOf(old)).raw).toBeNull()
    }, waiting)
    expect(await contentOf(old)).toEqual({
      raw: null,
      recipients: null,
      mailFrom: null,
      outcome: 'unknown-complained',
    })
    const whole = { raw: expect.any(Buffer), recipients: expect.any(Buffer) }
    expect(await contentOf(ofLetter)).toMatchObject({ ...whole, outcome: 'complained' })
    expect(await contentOf(young)).toMatchObject({ ...whole, outcome: 'unknown-complained' })
  })
})

it('takes no mail for other domains', async () => {
  const socket = connect(world.returnPort(), '127.0.0.1')
  const said: string[] = []
  socket.on('data', (data: Buffer) => {
    said.push(data.toString())
    const next = [
      'EHLO x.example\r\n',
      'MAIL FROM:<>\r\n',
      'RCPT TO:<a@gwirio.example>\r\n',
      'QUIT\r\n',
    ][said.length - 1]
    if (next) socket.write(next)
  })
  await vi.waitFor(() => expect(said.join('')).toMatch(/^55\d 5\.7\.1/m), waiting)
  socket.destroy()
})
