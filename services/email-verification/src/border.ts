import { newId } from '@gwirio/database'
import { parseDomain, type SmtpListener, startSmtpListener } from '@gwirio/mail'
import type { Context } from './context.ts'
import { insertReceivedMail } from './store/received-mail.ts'

/**
 * Listens for replies. A message and the facts of its connection are committed, together with the job that reads them,
 * before its sender hears 250; when that fails the sender hears 451 and tries again.
 */
export async function openBorder(
  context: Context,
  options: { host: string; port: number; domains: readonly string[] },
): Promise<SmtpListener> {
  return await startSmtpListener({
    host: options.host,
    port: options.port,
    serverName: context.mail.serverName,
    domains: options.domains.map((domain) => parseDomain(domain) ?? domain),
    clock: context.clock,
    log: context.log,
    accept: (mail) =>
      context.db.transaction().execute(async (tx) => {
        const mailId = newId()
        await insertReceivedMail(tx, context.vault, mailId, mail)
        await context.jobs.enqueue(tx, 'read-reply', { mailId })
      }),
  })
}
