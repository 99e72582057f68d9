import { type InputOf, reportPartyChange } from '@gwirio/contracts'
import { type Clock, route } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'

type Report = InputOf<typeof reportPartyChange>

/** Stands in for email-verification: the real contract over HTTP, and what it was told. */
export async function startEmailVerification(options: { issuer: string; clock: Clock }) {
  const reports: Report[] = []
  const away = { times: 0 }
  const listening = await startStandIn({
    ...options,
    service: 'email-verification',
    routes: [
      route(reportPartyChange, async (report) => {
        if (away.times > 0) {
          away.times -= 1
          throw new Error('away')
        }
        reports.push(report)
        return undefined
      }),
    ],
  })
  return {
    url: listening.url,
    /** What it was told of parties of a case, and of its end. */
    reportsOf: (caseId: string) =>
      reports
        .filter(({ params, body }) => params.caseId === caseId && body.kind !== 'others-changed')
        .map(({ body: { kind, partyId } }) => ({ kind, partyId })),
    /** How often it was told to compare a case again. */
    comparisonsOf: (caseId: string) =>
      reports.filter(
        ({ params, body }) => params.caseId === caseId && body.kind === 'others-changed',
      ).length,
    /** Fails so many times before it answers again. */
    failTimes: (times: number) => {
      away.times = times
    },
    [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose](),
  }
}
