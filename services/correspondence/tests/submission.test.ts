import { createCertificate, forThisFile } from '@gwirio/testing'
import { createTransport } from 'nodemailer'
import { describe, expect, it } from 'vitest'
import type { Verified } from './gate-stand-in.ts'
import { startWorld, waitForState } from './world.ts'

const { key, cert } = createCertificate('submit.gwirio.example')
const secret = 'the-secret-of-reports'
const world = await forThisFile(
  startWorld({
    settings: { SUBMISSION_PORT: '0', SUBMISSION_TLS_KEY: key, SUBMISSION_TLS_CERT: cert },
    refuseClient: (clientId, given) =>
      clientId !== 'correspondence' && given !== secret ? 'invalid_client' : null,
  }),
)

interface Mail {
  readonly client?: string
  readonly pass?: string
  readonly fields?: Readonly<Record<string, string>>
  readonly messageId?: string
  readonly to?: string[]
  readonly text?: string
}

/** As a system submits that only speaks SMTP; the answer, good or bad. */
async function submit(to: Verified, given: Mail = {}): Promise<string> {
  const { client = 'reports', pass = secret, text = 'Annwyl Siân' } = given
  const transport = createTransport({
    host: '127.0.0.1',
    port: world.service().submissionPort ?? 0,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    auth: { user: client, pass },
  })
  try {
    const sent = await transport.sendMail({
      from: 'reports@gwirio.example',
      to: given.to ?? to.address,
      subject: 'Llythyr',
      text,
      date: new Date(0),
      ...(given.messageId && { messageId: given.messageId }),
      headers: { 'X-Gwirio-Case': to.case, 'X-Gwirio-Party': to.party, ...given.fields },
    })
    return sent.response
  } catch (error) {
    return (error as { response?: string }).response ?? String(error)
  } finally {
    transport.close()
  }
}

async function countKept(): Promise<number> {
  const rows = await world.db
    .withSchema('correspondence')
    .selectFrom('correspondence')
    .select('correspondenceId')
    .execute()
  return rows.length
}

describe('SMTP submission', () => {
  it('takes a message, tells its id, and lets it out', async () => {
    const to = world.gate.verify()
    const reply = await submit(to)
    const [, correspondenceId = ''] = /^250 2\.6\.0 taken as ([0-9a-f-]{36})$/.exec(reply) ?? []
    const { caseId } = to.subject
    const sent = await waitForState(world, { caseId, correspondenceId }, 'sent')
    expect(sent).toMatchObject({ wayIn: 'smtp', submittedBy: 'reports' })
    const mail = await world.mail.waitForMail({ to: to.address })
    expect(mail.text).toContain('Annwyl Siân')
    expect(mail.raw.toString()).not.toMatch(/x-gwirio-/i)
  })

  it('takes the same Message-ID of a client once', async () => {
    const to = world.gate.verify()
    const messageId = '<once@reports.gwirio.example>'
    const before = await countKept()
    const replies = await Promise.all([1, 2, 3].map(() => submit(to, { messageId })))
    expect(new Set([...replies, await submit(to, { messageId })]).size).toBe(1)
    expect(await countKept()).toBe(before + 1)
    const other = await submit(to, { messageId, text: 'Something else' })
    expect(other).toMatch(/^550 5\.7\.1 .*\(idempotency-key-used\)$/)
    // Control: of another client it is another message
    expect(await submit(to, { messageId, client: 'letters' })).toMatch(/^250/)
    expect(await countKept()).toBe(before + 2)
  })

  it.each(['suspended', 'frozen', 'ended', 'expired'] as const)(
    'refuses what is %s without saying so, and keeps nothing',
    async (reason) => {
      const to = world.gate.verify()
      await world.gate.change(to, reason)
      const before = await countKept()
      expect(await submit(to)).toMatch(/^550 5\.7\.1 .*\(gate-closed\)$/)
      expect(await countKept()).toBe(before)
    },
  )

  it('says to try again while the gate cannot be asked', async () => {
    const to = world.gate.verify()
    world.gate.isAway = true
    expect(await submit(to)).toMatch(/^451 4\.3\.0 .*\(not-ready\)$/)
    world.gate.isAway = false
    expect(await submit(to)).toMatch(/^250/)
  })

  it('refuses two recipients, and a header that is not of this message', async () => {
    const to = world.gate.verify()
    const two = await submit(to, { to: [to.address, 'gwen@post.example'] })
    expect(two).toMatch(/^550 5\.7\.1 .*\(one-recipient\)$/)
    expect(await submit(to, { fields: { Cc: 'gwen@post.example' } })).toMatch(
      /\((?:one-recipient|other-recipients)\)$/,
    )
    expect(await submit(to, { fields: { 'X-Gwirio-Party': '' } })).toMatch(
      /\(party-mis|\(party-mal/,
    )
  })

  it('signs in nobody with a wrong secret', async () => {
    const to = world.gate.verify()
    expect(await submit(to, { pass: 'wrong-wrong-wrong' })).toBe(
      '535 5.7.8 the client or its secret is wrong',
    )
  })

  it('writes nothing personal into the log', () => {
    expect(world.lines.length).toBeGreaterThan(0)
    expect(world.lines.join()).not.toMatch(/post\.example|Annwyl|GW26P|the-secret/)
  })
})
