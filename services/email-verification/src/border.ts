import { newId } from '@gwirio/database'
import { type MailListener, type ReceivedMail, startSmtpListener } from '@gwirio/mail'
import { SettingsError } from '@gwirio/service-kit'
import type { Context } from './context.ts'
import { insertReceivedMail } from './store/received-mail.ts'

/**
 * Listens for replies. A message and the facts of its connection are committed, together with the job that reads them,
 * before its sender hears 250; when that fails the sender hears 451 and tries again.
 *
 * @throws {SettingsError} when the port cannot be had
 */
export async function openBorder(
  context: Context,
  options: { host: string; port: number; domains: readonly string[] },
): Promise<MailListener> {
  try {
    return await startSmtpListener({
      ...options,
      serverName: context.mail.serverName,
      clock: context.clock,
      log: context.log,
      accept: (mail) => keepMail(context, mail),
    })
  } catch (error) {
    throw explainListenError(error, options)
  }
}

async function keepMail(context: Context, mail: ReceivedMail): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const mailId = newId()
    const isNew = await insertReceivedMail(tx, context.vault, mailId, mail)
    if (isNew) await context.jobs.enqueue(tx, 'read-reply', { mailId })
  })
}

function explainListenError(error: unknown, { host, port }: { host: string; port: number }) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new SettingsError([
      `SMTP_PORT: port ${port} on ${host} is in use: stop the program that uses it, or set SMTP_PORT to another port.`,
    ])
  if (code === 'EACCES')
    return new SettingsError([
      `SMTP_PORT: port ${port} may not be used by this account: allow it, or set SMTP_PORT to another port.`,
    ])
  if (code === 'EADDRNOTAVAIL')
    return new SettingsError([
      'SMTP_HOST is not an address of this machine: set it to one, such as 127.0.0.1.',
    ])
  return error
}
