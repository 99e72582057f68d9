import { type MailListener, startSmtpListener } from '@gwirio/mail'
import { explainListenError } from '@gwirio/service-kit'
import type { Context } from './context.ts'
import { isTooLarge, keepReturned } from './jobs/keep-returned.ts'

/** Bounces hold a whole letter of ours at most; what belongs to none is refused far earlier. */
const maxMessageBytes = 40 * 1024 * 1024

/**
 * Listens for what comes back. It is committed before its sender hears 250.
 *
 * @throws {SettingsError} when the port cannot be had
 */
export async function openReturns(context: Context): Promise<MailListener> {
  const { config, clock, log } = context
  const { returnTlsCert: cert, returnTlsKey: key } = config
  const place = { host: config.returnSmtpHost, port: config.returnSmtpPort }
  try {
    return await startSmtpListener({
      ...place,
      serverName: config.returnDomain,
      domains: [config.returnDomain],
      tls: cert && key ? { cert, key } : undefined,
      maxMessageBytes,
      clock,
      log,
      isTooLarge: (mail) => isTooLarge(context, mail),
      accept: (mail) => keepReturned(context, mail),
    })
  } catch (error) {
    throw explainListenError(error, { way: 'RETURN_SMTP', place })
  }
}
