import type { Resolver } from 'node:dns/promises'
import { authenticate } from 'mailauth'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { digestOf, type HandedOver, instantNow, messageIdOf } from './handed-over.ts'
import type { InboxOptions, Refusal } from './inbox.ts'
import { type Authentication, type KeptMail, readMail } from './kept-mail.ts'
import { providerHost } from './zone.ts'

/** Takes one message whole, notes that it has come, and keeps it unless the manner of its recipient is another. */
export async function takeMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { resolver, manners, log, keep }: InboxOptions,
): Promise<'taken' | 'dropped' | Refusal> {
  const begunAt = instantNow()
  const chunks: Buffer[] = []
  const message = await collect(stream, chunks).catch((error: unknown) => {
    log.addBrokenOff(Buffer.concat(chunks).length)
    throw error
  })
  const endedAt = instantNow()
  const recipients = session.envelope.rcptTo.map(({ address }) => address)
  const manner = manners.of(recipients[0] ?? '', 'end')
  const tooBig = { code: 552, message: '5.3.4 too big' }
  const refusal = stream.sizeExceeded ? tooBig : manner?.answer
  const outcome = manner?.drops ? 'dropped' : 'taken'
  await log.append({
    ...describe(message, session),
    recipients,
    begunAt,
    endedAt,
    outcome: refusal?.code ?? outcome,
  })
  await manner?.wait?.()
  if (refusal) return refusal
  await Promise.all((await authenticateMails(message, session, resolver)).map(keep))
  return outcome
}

function describe(
  message: Buffer,
  session: SMTPServerSession,
): Pick<HandedOver, 'envelopeFrom' | 'messageId' | 'bytes' | 'digest' | 'isSecure'> {
  return {
    envelopeFrom: senderOf(session),
    messageId: messageIdOf(message),
    bytes: message.length,
    digest: digestOf(message),
    isSecure: session.secure,
  }
}

/** What the provider makes of one SMTP transaction: one mail for each recipient. */
async function authenticateMails(
  message: Buffer,
  session: SMTPServerSession,
  resolver: Resolver,
): Promise<KeptMail[]> {
  const receivedAt = new Date()
  const envelopeFrom = senderOf(session)
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

function senderOf({ envelope }: SMTPServerSession): string {
  return envelope.mailFrom ? envelope.mailFrom.address : ''
}

function summarise(checked: Awaited<ReturnType<typeof authenticate>>): Authentication {
  const signatures = checked.dkim.results.map((each) => each.status.result)
  return {
    spf: checked.spf ? checked.spf.status.result : 'none',
    dkim: signatures.includes('pass') ? 'pass' : (signatures[0] ?? 'none'),
    dmarc: checked.dmarc ? checked.dmarc.status.result : 'none',
  }
}

async function collect(stream: SMTPServerDataStream, chunks: Buffer[]): Promise<Buffer> {
  // an oversized message is read to its end, so that the client hears the answer, but not kept
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
