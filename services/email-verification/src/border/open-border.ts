import {
  type ListenerOptions,
  type MailListener,
  parseNetworks,
  startLmtpListener,
  startSmtpListener,
} from '@gwirio/mail'
import { explainListenError } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { keepMail } from './keep-mail.ts'
import { openMailbox } from './open-mailbox.ts'
import type { BorderConfig } from './settings.ts'

export interface Border extends AsyncDisposable {
  readonly smtpPort: number
  readonly lmtpPort: number | null
}

/**
 * Opens the ways in. A message and the facts of its connection are committed, together with the job that reads them,
 * before its sender hears 250; when that fails the sender hears 451 and tries again. The same from a mailbox.
 *
 * @param config with the domains that mail is taken for
 * @throws {SettingsError} when a port cannot be had
 */
export async function openBorder(
  context: Context,
  config: BorderConfig & { readonly domains: readonly string[] },
): Promise<Border> {
  await using opening = new AsyncDisposableStack()
  const options = listenerOptions(context, config)
  const smtp = opening.use(await openSmtp(options, config))
  const lmtp = opening.use(await openLmtp(options, config))
  opening.use(openMailbox(context, config))
  const opened = opening.move()
  return {
    smtpPort: smtp.port,
    lmtpPort: lmtp?.port ?? null,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

async function openSmtp(options: ListenerOptions, config: BorderConfig): Promise<MailListener> {
  const place = { host: config.smtpHost, port: config.smtpPort }
  try {
    return await startSmtpListener({ ...options, ...place })
  } catch (error) {
    throw explainListenError(error, { way: 'SMTP', place })
  }
}

async function openLmtp(
  options: ListenerOptions,
  { lmtpHost, lmtpPort, lmtpSocket }: BorderConfig,
): Promise<MailListener | null> {
  if (!lmtpSocket && lmtpPort === undefined) return null
  const place = lmtpSocket ? { file: lmtpSocket } : { host: lmtpHost, port: lmtpPort ?? 0 }
  try {
    return await startLmtpListener({ ...options, ...place })
  } catch (error) {
    throw explainListenError(error, { way: 'LMTP', place })
  }
}

function listenerOptions(
  context: Context,
  config: BorderConfig & { readonly domains: readonly string[] },
): ListenerOptions {
  const { smtpTlsCert: cert, smtpTlsKey: key } = config
  return {
    domains: config.domains,
    serverName: context.mail.serverName,
    tls: cert && key ? { cert, key } : undefined,
    edges: parseNetworks(config.trustedEdges) ?? undefined,
    maxConnections: config.maxConnections,
    maxConnectionsPerClient: config.maxConnectionsPerClient,
    maxMessagesPerMinute: config.maxMessagesPerMinute,
    clock: context.clock,
    log: context.log,
    accept: async (mail) => void (await keepMail(context, mail)),
  }
}
