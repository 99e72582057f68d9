import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import { returnDomain, send, startWorld, unwrap, waitForState, waiting } from './world.ts'

const world = await forThisFile(startWorld())

/** A letter that its recipient's server took, and where it says that it wants to hear of it. */
async function sendLetter() {
  const to = world.gate.verify()
  const sent = await waitForState(world, unwrap(await send(world, to)), 'sent')
  const kept = await world.mail.waitForMail({ to: to.address })
  return { to, sent, returnPath: kept.envelopeFrom, messageId: kept.messageId }
}

type Sent = Awaited<ReturnType<typeof sendLetter>>

/** Reports of mail systems hold parts of these types. */
function report(type: string, parts: ReadonlyArray<readonly [type: string, text: string]>): string {
  const bodies = parts.map(([each, text]) => `--rb\nContent-Type: ${each}\n\n${text}\n`)
  return `From: MAILER-DAEMON@post.example
Subject: Report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=${type}; boundary=rb

${bodies.join('')}--rb--
`
}

function deliveryReport({ to, messageId }: Sent, action: string, status: string): string {
  const recipient = `Final-Recipient: rfc822; ${to.address}\nAction: ${action}\nStatus: ${status}\n`
  return report('delivery-status', [
    ['text/plain', 'What became of it.'],
    ['message/delivery-status', `Reporting-MTA: dns; mx.post.example\n\n${recipient}`],
    ['text/rfc822-headers', `Message-ID: ${messageId}\n`],
  ])
}

async function comeBack(raw: string, to: string): Promise<void> {
  const from = 'mailer-daemon@post.example'
  expect(await world.mail.send({ from, to, raw })).toMatchObject({ accepted: true })
}

async function waitUntilRead(): Promise<void> {
  const unread = world.db.withSchema('correspondence').selectFrom('returnedMail')
  await vi.waitFor(async () => {
    const rows = await unread.select('mailId').where('processedAt', 'is', null).execute()
    expect(rows).toEqual([])
  }, waiting)
}

const reportsOf = ({ sent }: Sent) =>
  world.gate.reports.filter(({ correspondenceId }) => correspondenceId === sent.correspondenceId)

describe('a letter that was sent', () => {
  it.each([
    ['5.1.1', 'failed for good'],
    ['4.4.7', 'was given up after a while'],
  ])(
    'and that comes back with %s, since it %s, is bounced, and the address doubted',
    async (status) => {
      const letter = await sendLetter()
      await comeBack(deliveryReport(letter, 'failed', status), letter.returnPath.toUpperCase())
      const bounced = await waitForState(world, letter.sent, 'bounced')
      expect(bounced.reason).toBe('bounced')
      await vi.waitFor(
        () => expect(reportsOf(letter)).toMatchObject([{ kind: 'bounced' }]),
        waiting,
      )
    },
  )

  it('is delivered when the last server says so', async () => {
    const letter = await sendLetter()
    await comeBack(deliveryReport(letter, 'delivered', '2.0.0'), letter.returnPath)
    const delivered = await waitForState(world, letter.sent, 'delivered')
    expect(delivered.deliveredAt).not.toBeNull()
    expect(reportsOf(letter)).toEqual([])
  })

  it.each(['relayed', 'delayed'])('is no more than sent when it is %s', async (action) => {
    const letter = await sendLetter()
    await comeBack(deliveryReport(letter, action, '2.0.0'), letter.returnPath)
    await waitUntilRead()
    await waitForState(world, letter.sent, 'sent')
  })

  it('and that its recipient calls spam is a complaint, wherever that comes to', async () => {
    const letter = await sendLetter()
    const feedback = `Feedback-Type: abuse\nUser-Agent: FBL/1\nVersion: 1\nOriginal-Mail-From: <${letter.returnPath}>`
    const parts = [
      ['text/plain', 'An abuse report.'],
      ['message/feedback-report', `${feedback}\n`],
      ['message/rfc822', 'Subject: hidden\n\nhidden\n'],
    ] as const
    await comeBack(report('feedback-report', parts), `abuse@${returnDomain}`)
    await waitForState(world, letter.sent, 'bounced')
    await vi.waitFor(
      () => expect(reportsOf(letter)).toMatchObject([{ kind: 'complained' }]),
      waiting,
    )
  })

  it('stays sent whatever comes back for another', async () => {
    const letter = await sendLetter()
    const other = letter.returnPath.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'))
    const foreign = { ...letter, messageId: '<another@post.example>' }
    await comeBack(deliveryReport(foreign, 'failed', '5.1.1'), other)
    await waitUntilRead()
    await waitForState(world, letter.sent, 'sent')
  })
})
