import { createCertificate, forThisFile } from '@gwirio/testing'
import { createTransport } from 'nodemailer'
import { expect, it } from 'vitest'
import { mailDomain, startWorld } from './world.ts'

const { key, cert } = createCertificate('localhost')
const world = await forThisFile(
  startWorld({
    settings: { SUBMISSION_PORT: '0', SUBMISSION_TLS_KEY: key, SUBMISSION_TLS_CERT: cert },
  }),
)

it.each([
  [true, [{ filename: 'report.txt', content: 'A report.' }]],
  [false, []],
])('says that attachments were scanned: %s, where a client sent %o', async (says, attachments) => {
  const to = world.gate.verify()
  const transport = createTransport({
    host: '127.0.0.1',
    port: world.service().submissionPort ?? 0,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
    auth: { user: 'reports', pass: 'the-secret-of-reports' },
  })
  await transport.sendMail({
    from: `reports@${mailDomain}`,
    to: { name: '', address: to.address },
    subject: 'Your report',
    text: 'Please read this.',
    headers: { 'X-Gwirio-Case': to.case, 'X-Gwirio-Party': to.party },
    attachments,
  })
  const { text } = await world.mail.waitForMail({ to: to.address })
  expect(text).toContain(says ? 'are confidential' : 'is confidential')
  expect(text.includes('its attachments')).toBe(says)
  expect(text.includes('were scanned')).toBe(says)
})
