import { findFreePort, loadDkimKey, type MailProvider, startMailProvider } from '@gwirio/testing'
import { readConfig } from '../config.ts'
import { startWorld, type World } from '../world.ts'

const accountSid = `AC${'0'.repeat(32)}`
const authToken = 'only-for-tests-of-the-world'

/** A world on free ports, and Gwirio's own SMTP listener, played by another provider. */
export async function startTestWorld(
  env: Record<string, string> = {},
): Promise<{ world: World; gwirio: MailProvider } & AsyncDisposable> {
  await using starting = new AsyncDisposableStack()
  const dnsPort = await findFreePort()
  const dkim = await loadDkimKey({ selector: 'gwirio' })
  const dnsServers = [`127.0.0.1:${dnsPort}`]
  const gwirio = starting.use(await startMailProvider({ dnsServers, dkim, services: [] }))
  const config = readConfig({
    PORT: '0',
    SMTP_PORT: '0',
    MX_PORT: '0',
    POLICY_PORT: '0',
    SCANNER_PORT: '0',
    DNS_PORT: String(dnsPort),
    SERVICE_SMTP: `127.0.0.1:${gwirio.smtpPort}`,
    SERVICE_DKIM_PRIVATE_KEY: dkim.privateKey,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    ...env,
  })
  const world = starting.use(await startWorld(config))
  const started = starting.move()
  return { world, gwirio, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

export async function sendText(world: World, to: string, body: string): Promise<void> {
  const response = await fetch(`${world.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    body: new URLSearchParams({ To: to, From: 'Gwirio', Body: body }),
  })
  if (!response.ok) throw new Error(`Twilio answered ${response.status}`)
  await world.twilio.waitForText({ to, where: (text) => text.body === body && isDelivered(text) })
}

function isDelivered(text: { status: string }): boolean {
  return text.status === 'delivered' || text.status === 'undelivered'
}
