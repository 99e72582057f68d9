import { join } from 'node:path'
import { createLogger, listen, SettingsError } from '@gwirio/service-kit'
import {
  dkimPublicKey,
  type MailWorld,
  openTwilio,
  type ServiceDomain,
  startClamd,
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
  starting.use(await startScanner(config))
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

async function startScanner(config: Config): Promise<AsyncDisposable> {
  try {
    return await startClamd({ host: config.host, port: config.scannerPort })
  } catch (error) {
    throw explainTakenPort(error, config)
  }
}

async function startMail(config: Config): Promise<MailWorld> {
  try {
    return await startMailWorld({
      services: serviceDomains(config),
      host: config.host,
      dnsPort: config.dnsPort,
      smtpPort: config.smtpPort,
      mxPort: config.mxPort,
      policyPort: config.policyPort,
      folder: config.folder && join(config.folder, 'mail'),
    })
  } catch (error) {
    throw explainTakenPort(error, config)
  }
}

function serviceDomains(config: Config): ServiceDomain[] {
  const { serviceDkimPrivateKey: key, serviceDkimSelector: selector } = config
  const dkim = key ? { selector, publicKey: dkimPublicKey(key) } : undefined
  const replies = readHostAndPort('SERVICE_SMTP', config.serviceSmtp)
  const returns = readHostAndPort('SERVICE_RETURN_SMTP', config.serviceReturnSmtp)
  return [
    { domain: config.serviceMailDomain, ...replies, dkim },
    { domain: config.serviceReplyDomain, ...replies, dkim },
    { domain: config.serviceReturnDomain, ...returns, dkim },
  ]
}

function readHostAndPort(
  name: string,
  text: string,
): Pick<ServiceDomain, 'smtpHost'> & { smtpPort: number } {
  const match = /^(.+):(\d{1,5})$/.exec(text)
  if (match?.[1] && match[2]) return { smtpHost: match[1], smtpPort: Number(match[2]) }
  throw new SettingsError([
    `${name} is not of the right form: set it to host:port, such as 127.0.0.1:2525.`,
  ])
}

function explainTakenPort(error: unknown, config: Config): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code !== 'EADDRINUSE') return error
  const ports = {
    SMTP_PORT: config.smtpPort,
    MX_PORT: config.mxPort,
    POLICY_PORT: config.policyPort,
    SCANNER_PORT: config.scannerPort,
  }
  const [name = 'DNS_PORT'] = Object.entries(ports).find(([, each]) => each === port) ?? []
  return new SettingsError([
    `${name}: port ${port ?? config.dnsPort} is in use: stop the program that uses it, or set ${name} to another port.`,
  ])
}
