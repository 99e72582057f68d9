import { randomUUID } from 'node:crypto'
import type { NodemailerError } from 'nodemailer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { clientSecret, mailDomain } from './services.ts'
import type { Way } from './ways.ts'

/** Submits one message after the other over one connection: what is refused for good is a no. */
export function openSubmission(port: number): Way {
  let turn: Promise<unknown> = Promise.resolve()
  let open: Promise<SMTPConnection> | undefined
  return (question) => {
    const answer = turn.then(async () => {
      open ??= signIn(port)
      return await submit(await open, question)
    })
    turn = answer.catch(() => undefined)
    return answer
  }
}

async function signIn(port: number): Promise<SMTPConnection> {
  const connection = new SMTPConnection({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  connection.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.connect(() => resolve())
  })
  await new Promise<void>((resolve, reject) => {
    const credentials = { user: 'reports', pass: clientSecret }
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()))
  })
  return connection
}

async function submit(
  connection: SMTPConnection,
  { case: caseReference, party, address }: Parameters<Way>[0],
): ReturnType<Way> {
  const message = [
    `From: reports@${mailDomain}`,
    `To: ${address}`,
    'Subject: Llythyr',
    `Message-ID: <${randomUUID()}@reports.${mailDomain}>`,
    `X-Gwirio-Case: ${caseReference}`,
    `X-Gwirio-Party: ${party}`,
    '',
    'Please come.',
    '',
  ].join('\r\n')
  const envelope = { from: `reports@${mailDomain}`, to: [address] }
  const error = await new Promise<NodemailerError | null>((resolve) =>
    connection.send(envelope, message, (failure) => resolve(failure ?? null)),
  )
  if (!error) return 'yes'
  await new Promise<void>((resolve) => connection.reset(() => resolve()))
  const code = error.responseCode ?? 0
  // The client itself does not send what is no address
  const isRefused = (code >= 500 && code < 600) || error.code === 'EENVELOPE'
  if (isRefused && code !== 530 && code !== 535) return 'no'
  throw error
}
