import { join } from 'node:path'
import { createLogger, listen, SettingsError } from '@gwirio/service-kit'
import {
  dkimPublicKey,
  type MailWorld,
  openTwilio,
  type ServiceDomain,
  startMailWorld,
  type Twilio,
} from '@gwirio/testing'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { openOutbox } from './outbox.ts'

export interface World extends AsyncDisposable {
  /** Where the page and the interface for programs are. */
  readonly url: string
  readonly mail: MailWorld
  readonly twilio: Twilio
}

/** Starts the world outside: DNS, a mail provider, Twilio, and a page to play the service user. */
export async function startWorld(config: Config): Promise<World> {
  await using starting = new AsyncDisposableStack()
  const { folder } = config
  const mail = starting.use(await startMail(config))
  const outbox = starting.use(await openOutbox({ mail, folder }))
  const twilio = starting.use(
    await openTwilio({
      accountSid: config.twilioAccountSid,
      authToken: config.twilioAuthToken,
      folder: folder && join(folder, 'twilio'),
    }),
  )
  const app = createApp({ config, mail, outbox, twilio, log: createLogger({ service: 'world' }) })
  const { host, port } = config
  const listening = starting.use(await listen(app, { port, host, graceMilliseconds: 500 }))
  starting.defer(app.end)
  const started = starting.move()
  return {
    url: listening.url,
    mail,
    twilio,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

async function startMail(config: Config): Promise<MailWorld> {
  try {
    return await startMailWorld({
      services: serviceDomains(config),
      host: config.host,
      dnsPort: config.dnsPort,
      smtpPort: config.smtpPort,
      folder: config.folder && join(config.folder, 'mail'),
    })
  } catch (error) {
    throw explainTakenPort(error, config)
  }
}

function serviceDomains(config: Config): ServiceDomain[] {
  const { serviceDkimPrivateKey: key, serviceDkimSelector: selector } = config
  const [smtpHost, smtpPort] = readHostAndPort(config.serviceSmtp)
  const dkim = key ? { selector, publicKey: dkimPublicKey(key) } : undefined
  const domains = [config.serviceMailDomain, config.serviceReplyDomain]
  return domains.map((domain) => ({ domain, smtpHost, smtpPort, dkim }))
}

function readHostAndPort(text: string): [string, number] {
  const match = /^(.+):(\d{1,5})$/.exec(text)
  if (match?.[1] && match[2]) return [match[1], Number(match[2])]
  throw new SettingsError([
    'SERVICE_SMTP is not of the right form: set it to host:port, such as 127.0.0.1:2525.',
  ])
}

function explainTakenPort(error: unknown, { smtpPort, dnsPort }: Config): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code !== 'EADDRINUSE') return error
  const name = port === smtpPort ? 'SMTP_PORT' : 'DNS_PORT'
  return new SettingsError([
    `${name}: port ${port === smtpPort ? smtpPort : dnsPort} is in use: stop the program that uses it, or set ${name} to another port.`,
  ])
}
