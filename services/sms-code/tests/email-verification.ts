import { type InputOf, refuse, reportText } from '@gwirio/contracts'
import {
  type Clock,
  createHttpApp,
  createLogger,
  createMetrics,
  createTokenVerifier,
  listen,
  route,
} from '@gwirio/service-kit'

type Report = InputOf<typeof reportText>

/** Stands in for email-verification: the real contract over HTTP, and what it was told. */
export async function startEmailVerification(options: {
  issuer: string
  audience: string
  clock: Clock
}) {
  const reports: Report[] = []
  const unknown = new Set<string>()
  const app = createHttpApp({
    service: 'email-verification',
    version: '0.0.0',
    issuer: options.issuer,
    log: createLogger({ service: 'email-verification', level: 'silent' }),
    metrics: createMetrics('email-verification'),
    ready: async () => ({}),
    verifyToken: createTokenVerifier(options),
    routes: [
      route(reportText, async (report) => {
        if (unknown.has(report.params.verificationId)) return refuse('verification-not-found')
        reports.push(report)
        return undefined
      }),
    ],
  })
  const listening = await listen(app, { port: 0, host: '127.0.0.1' })
  return {
    url: listening.url,
    reports,
    forget: (verificationId: string) => void unknown.add(verificationId),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}
