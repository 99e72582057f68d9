import { createCertificate, findFreePort, forThisFile } from '@gwirio/testing'
import { type PostfixOptions, runSwaks, startPostfix } from '@gwirio/testing/peers'
import { describe, expect, it } from 'vitest'
import type { Verified } from '../gate-stand-in.ts'
import { startWorld, waitForState } from '../world.ts'

const { key, cert } = createCertificate('submit.gwirio.example')
const secret = 'the-secret-of-reports'
const policyPort = await findFreePort()
const submissionPort = await findFreePort()
const world = await forThisFile(
  startWorld({
    settings: {
      POLICY_PORT: String(policyPort),
      SUBMISSION_PORT: String(submissionPort),
      SUBMISSION_TLS_KEY: key,
      SUBMISSION_TLS_CERT: cert,
    },
    refuseClient: (clientId, given) =>
      clientId !== 'correspondence' && given !== secret ? 'invalid_client' : null,
  }),
)

/** A Postfix of the organisation through which its systems send to `post.example`. */
const startRelay = (settings: PostfixOptions['settings'], nextHop: string) =>
  startPostfix({ domain: 'post.example', nextHop, settings: { ...settings } })

const policy = `check_policy_service inet:127.0.0.1:${policyPort}`
const asking = await forThisFile(
  // docs/operations.md, "A mail server that asks"
  startRelay(
    {
      smtpd_recipient_restrictions: `${policy}, reject_unauth_destination`,
      smtpd_end_of_data_restrictions: policy,
      smtpd_recipient_limit: '1',
      smtpd_policy_service_retry_delay: '1s',
    },
    `smtp:[127.0.0.1]:${world.mail.mxPort}`,
  ),
)
const submitting = await forThisFile(
  startRelay(
    {
      smtp_sasl_auth_enable: 'yes',
      smtp_sasl_password_maps: `inline:{ [127.0.0.1]:${submissionPort}=reports:${secret} }`,
      smtp_sasl_security_options: 'noanonymous',
      smtp_tls_security_level: 'encrypt',
      smtp_destination_recipient_limit: '1',
    },
    `smtp:[127.0.0.1]:${submissionPort}`,
  ),
)

function letter(to: Verified, fields: readonly string[] = []): string {
  const number = Math.random().toString(36).slice(2)
  return [
    'From: reports@gwirio.example',
    `To: ${to.address}`,
    'Subject: Llythyr',
    'Date: Sun, 22 Nov 2026 10:00:00 +0000',
    `Message-ID: <${number}@reports.gwirio.example>`,
    ...fields,
    '',
    `Annwyl ${number}`,
    '',
  ].join('\r\n')
}

describe('a real Postfix that asks before it relays', () => {
  const from = (to: Verified) => `reports+${to.case}.${to.party}@gwirio.example`
  const hand = (to: Verified, change: { from?: string; to?: string[] } = {}) =>
    runSwaks({ port: asking.port, from: from(to), to: [to.address], data: letter(to), ...change })

  it('relays while the gate is open, having asked at the recipient and at the end', async () => {
    const to = world.gate.verify()
    const before = world.gate.asked
    const { answers, exitCode } = await hand(to)
    expect(exitCode, answers.join('\n')).toBe(0)
    expect(world.gate.asked).toBe(before + 2)
    expect((await world.mail.waitForMail({ to: to.address })).text).toContain('Annwyl')
  })

  it.each(['suspended', 'frozen', 'ended', 'never-verified'] as const)(
    'refuses what is %s with 5.7.1',
    async (reason) => {
      const to = world.gate.verify()
      await world.gate.change(to, reason)
      const { answers, exitCode } = await hand(to)
      expect(exitCode).not.toBe(0)
      expect(answers.join('\n')).toMatch(/^55\d 5\.7\.1 .*\(gate-closed\)$/m)
      expect(world.mail.mail(to.address)).toEqual([])
    },
  )

  it('refuses at the end of the message what was suspended meanwhile', async () => {
    const to = world.gate.verify()
    world.gate.afterAsk = () => world.gate.change(to, 'suspended')
    const { answers } = await hand(to)
    world.gate.afterAsk = null
    expect(answers.join('\n')).toMatch(/^250 2\.1\.5 Ok$/m)
    expect(answers.join('\n')).toMatch(/^55\d 5\.7\.1 .*\(gate-closed\)$/m)
    expect(world.mail.mail(to.address)).toEqual([])
  })

  it('refuses another address, an untagged sender, and the tag of another party', async () => {
    const [to, other] = [world.gate.verify(), world.gate.verify()]
    expect((await hand(to, { to: [other.address] })).answers.join('\n')).toMatch(
      /\(gate-closed\)$/m,
    )
    expect((await hand(to, { from: from(other) })).answers.join('\n')).toMatch(/\(gate-closed\)$/m)
    const untagged = await hand(to, { from: 'reports@gwirio.example' })
    expect(untagged.answers.join('\n')).toMatch(/5\.7\.1 .*\(party-missing\)$/m)
  })

  it('takes no second recipient', async () => {
    const [to, other] = [world.gate.verify(), world.gate.verify()]
    const { answers } = await hand(to, { to: [to.address, other.address] })
    expect(answers.join('\n')).toMatch(/^(?:452|55\d) /m)
    expect(world.mail.mail(other.address)).toEqual([])
  })

  it('defers while the gate cannot be asked, and while Gwirio is down', async () => {
    const to = world.gate.verify()
    world.gate.isAway = true
    const away = await hand(to)
    world.gate.isAway = false
    expect(away.answers.join('\n')).toMatch(/^450 4\.3\.0 .*\(not-ready\)$/m)
    await world.restart({}, async () => {
      const down = await hand(to)
      expect(down.exitCode).not.toBe(0)
      expect(down.answers.join('\n')).toMatch(/^451 4\.3\.5 /m)
    })
    expect(world.mail.mail(to.address)).toEqual([])
    // Control: it was nothing else that kept it back
    expect((await hand(to)).exitCode).toBe(0)
  })
})

describe('a real Postfix that submits', () => {
  const hand = (to: Verified, fields: readonly string[]) =>
    runSwaks({
      port: submitting.port,
      from: 'reports@gwirio.example',
      to: [to.address],
      data: letter(to, fields),
    })
  const fieldsOf = (to: Verified) => [`X-Gwirio-Case: ${to.case}`, `X-Gwirio-Party: ${to.party}`]

  it('hands over with its own credential what the gate is open for', async () => {
    const to = world.gate.verify()
    expect((await hand(to, fieldsOf(to))).exitCode).toBe(0)
    const log = await submitting.waitForLog(new RegExp(`to=<${to.address}>.*status=sent`))
    const [, correspondenceId = ''] =
      /status=sent \(250 2\.6\.0 taken as ([0-9a-f-]{36})/.exec(log) ?? []
    const { caseId } = to.subject
    await waitForState(world, { caseId, correspondenceId }, 'sent')
    expect((await world.mail.waitForMail({ to: to.address })).text).toContain('Annwyl')
  })

  it.each([
    ['the gate is closed for', 'suspended', (to: Verified) => fieldsOf(to), 'gate-closed'],
    ['names nobody', 'verified', () => [], 'party-missing'],
  ] as const)('hears 5.7.1 for what %s', async (_, reason, fields, code) => {
    const to = world.gate.verify()
    await world.gate.change(to, reason)
    await hand(to, fields(to))
    await submitting.waitForLog(
      new RegExp(`to=<${to.address}>.*dsn=5\\.7\\.1, status=bounced .*\\(${code}\\)`),
    )
  })

  it('keeps what cannot be taken now, and hands it over once', async () => {
    const to = world.gate.verify()
    world.gate.isAway = true
    await hand(to, fieldsOf(to))
    await submitting.waitForLog(new RegExp(`to=<${to.address}>.*status=deferred`))
    world.gate.isAway = false
    await submitting.flushUntilLog(new RegExp(`to=<${to.address}>.*status=sent`))
    await world.mail.waitForMail({ to: to.address })
    expect(world.mail.mail(to.address)).toHaveLength(1)
  })
})
