import { type InputOf, refuse, reportText } from '@gwirio/contracts'
import { type Clock, route } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'

type Report = InputOf<typeof reportText>

/** Stands in for email-verification: the real contract over HTTP, and what it was told. */
export async function startEmailVerification(options: { issuer: string; clock: Clock }) {
  const reports: Report[] = []
  const unknown = new Set<string>()
  const listening = await startStandIn({
    ...options,
    service: 'email-verification',
    routes: [
      route(reportText, async (report) => {
        if (unknown.has(report.params.verificationId)) return refuse('verification-not-found')
        reports.push(report)
        return undefined
      }),
    ],
  })
  return {
    url: listening.url,
    reports,
    forget: (verificationId: string) => void unknown.add(verificationId),
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}
