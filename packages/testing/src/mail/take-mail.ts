import type { Resolver } from 'node:dns/promises'
import { authenticate } from 'mailauth'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { type Authentication, type KeptMail, readMail } from './kept-mail.ts'
import { providerHost } from './zone.ts'

/** What the provider makes of one SMTP transaction: one mail for each recipient. */
export async function receiveMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  resolver: Resolver,
): Promise<KeptMail[]> {
  const message = await collect(stream)
  const receivedAt = new Date()
  const envelopeFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  const checked = await authenticate(message, {
    ip: session.remoteAddress,
    helo: session.hostNameAppearsAs,
    sender: envelopeFrom,
    mta: providerHost,
    resolver: (name, type) => resolver.resolve(name, type) as Promise<string[]>,
    disableArc: true,
    disableBimi: true,
  })
  const authentication = summarise(checked)
  const trace = [
    `Received: from ${session.hostNameAppearsAs} ([${session.remoteAddress}])`,
    ` by ${providerHost} with ${session.transmissionType}; ${receivedAt.toUTCString()}`,
  ].join('\r\n')
  return Promise.all(
    session.envelope.rcptTo.map(({ address }) => {
      const top = `Return-Path: <${envelopeFrom}>\r\nDelivered-To: ${address}\r\n${trace}\r\n`
      const raw = Buffer.concat([Buffer.from(top + checked.headers), message])
      return readMail({ to: address, envelopeFrom, raw, receivedAt, authentication })
    }),
  )
}

function summarise(checked: Awaited<ReturnType<typeof authenticate>>): Authentication {
  const signatures = checked.dkim.results.map((each) => each.status.result)
  return {
    spf: checked.spf ? checked.spf.status.result : 'none',
    dkim: signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none'),
    dmarc: checked.dmarc ? checked.dmarc.status.result : 'none',
  }
}

async function collect(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  // an oversized message is read to its end, so that the client hears the answer, but not kept
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
