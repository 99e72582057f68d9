import { createLogger } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'
import { type FixedClock, findFreePort, fixedClock } from '@gwirio/testing'
import { readConfig } from '../src/config.ts'
import { startService } from '../src/service.ts'
import { ApprovalsWorld } from './approvals-world.ts'
import { type Browser, openBrowser, type Page, textOf } from './browser.ts'
import { CallWorld } from './call-world.ts'
import { CasesWorld } from './cases-world.ts'
import { ConcernsWorld } from './concerns-world.ts'
import { EmailVerificationWorld } from './email-verification-world.ts'
import { IdentityCheckWorld } from './identity-check-world.ts'
import { createManagingWorlds } from './managing-worlds.ts'
import { createOutgoingWorlds } from './outgoing-worlds.ts'
import { client, startProvider } from './provider.ts'
import { SignOutWorld } from './sign-out-world.ts'
import { WorkWorld } from './work-world.ts'

/** The console with everything that it talks to, all on loopback; its clock stands still at the time of the start. */
export async function startConsole(options: {
  databaseUrl: string
  clock?: FixedClock
  settings?: Record<string, string>
}) {
  await using starting = new AsyncDisposableStack()
  const clock = options.clock ?? fixedClock(new Date().toISOString())
  const provider = starting.use(await startProvider({ clock }))
  const { issuer } = provider
  const parties = new IdentityCheckWorld()
  const verifications = new EmailVerificationWorld(parties)
  const work = new WorkWorld(verifications)
  const approvals = new ApprovalsWorld(parties)
  const calls = new CallWorld({ parties, verifications, approvals })
  const cases = new CasesWorld(parties)
  const concerns = new ConcernsWorld(parties)
  const signOuts = new SignOutWorld()
  const managing = createManagingWorlds(parties)
  const { routes: outgoingRoutes, ...outgoing } = createOutgoingWorlds(parties, clock)
  const identityCheck = starting.use(
    await startStandIn({
      service: 'identity-check',
      routes: [
        ...parties.routes,
        ...calls.routes.identityCheck,
        ...cases.routes,
        ...concerns.routes,
        ...managing.routes.identityCheck,
      ],
      issuer,
      clock,
    }),
  )
  const emailVerification = starting.use(
    await startStandIn({
      service: 'email-verification',
      routes: [
        ...verifications.routes,
        ...work.routes,
        ...approvals.routes,
        ...calls.routes.emailVerification,
        ...managing.routes.emailVerification,
      ],
      issuer,
      clock,
    }),
  )
  const smsCode = starting.use(
    await startStandIn({
      service: 'sms-code',
      routes: managing.routes.smsCode,
      issuer,
      clock,
    }),
  )
  const correspondenceService = starting.use(
    await startStandIn({
      service: 'correspondence',
      routes: [...outgoingRoutes, ...managing.routes.correspondence],
      issuer,
      clock,
    }),
  )
  const accounts = starting.use(
    await startStandIn({
      service: 'sign-in',
      routes: [...signOuts.routes, ...managing.routes.signIn],
      issuer,
      clock,
    }),
  )
  // The redirect URL names the port, so it has to be known before the start
  const port = await findFreePort()
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: options.databaseUrl,
    ISSUER: issuer,
    CLIENT_ID: client.id,
    CLIENT_SECRET: client.secret,
    SESSION_SECRET: 'only-for-tests-0123456789',
    FIELD_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    IDENTITY_CHECK_URL: identityCheck.url,
    EMAIL_VERIFICATION_URL: emailVerification.url,
    SMS_CODE_URL: smsCode.url,
    CORRESPONDENCE_URL: correspondenceService.url,
    SIGN_IN_URL: accounts.url,
    ORGANISATION_NAME: 'Gwasanaeth Enghreifftiol',
    ...options.settings,
  }
  const lines: string[] = []
  const log = createLogger({
    service: 'console',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const { url } = starting.use(await startService(readConfig(env), { clock, log }))
  const started = starting.move()
  return {
    url,
    clock,
    provider,
    parties,
    verifications,
    work,
    approvals,
    calls,
    cases,
    concerns,
    signOuts,
    managing,
    ...outgoing,
    identityCheck,
    emailVerification,
    lines,
    env,
    /** Another process's worth of the console on the same sessions. */
    startAnother: async () => {
      const config = readConfig({ ...env, PORT: '0' })
      return started.use(await startService(config, { clock, log }))
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

export type Console = Awaited<ReturnType<typeof startConsole>>

/** Somebody of the staff who has signed in; English unless `language` says otherwise. */
export async function signIn(
  { url }: { url: string },
  language: 'cy' | 'en' = 'en',
): Promise<Browser & { home: Page }> {
  const browser = openBrowser(url, { 'accept-language': language })
  const first = await browser.open('/')
  // The list of work needs a service that a test may have taken away.
  const home = first.status === 503 ? await browser.open('/find') : first
  if (!home.body.querySelector('form[action="/find"]')) throw new Error(`Not in: ${textOf(home)}`)
  return Object.assign(browser, { home })
}
