import { randomUUID } from 'node:crypto'
import { callOperation, isRefusal, raiseConcern } from '@gwirio/contracts'
import type { Request } from 'express'
import { accessTokenOf, accessTokenOfSession } from './access-token.ts'
import type { Context } from './context.ts'
import {
  type ConcernReport,
  forgetReport,
  keepReport,
  listDueReports,
  putOff,
} from './store/concern-reports.ts'

/** Whoever stops safely sees the next page soon, also where identity-check does not answer. */
const patienceMilliseconds = 3000

type Concern = Pick<ConcernReport, 'caseId' | 'partyId' | 'identityCheckId' | 'reason'>

/**
 * A call ended in danger: identity-check is told, so that nobody phones again before somebody has looked at it. What cannot
 * be told now is kept and tried again until it arrives.
 */
export async function reportConcern(
  context: Context,
  request: Request,
  about: Concern,
): Promise<void> {
  await sendConcern(context, request, await keepConcern(context, request, about))
}

/** Keeps what is to be told, before anything else is done about it: it is told whatever becomes of this request. */
export async function keepConcern(
  context: Context,
  request: Request,
  about: Concern,
): Promise<ConcernReport> {
  const { caseId, partyId, identityCheckId, reason } = about
  const report: ConcernReport = {
    caseId,
    partyId,
    identityCheckId,
    reason,
    concernId: randomUUID(),
    subject: request.session.staff?.subject ?? '',
    raisedAt: context.clock.now(),
  }
  await keepReport(context.db, report)
  return report
}

/** Tells at once what was kept. */
export async function sendConcern(
  context: Context,
  request: Request,
  report: ConcernReport,
): Promise<void> {
  await send(context, report, () => accessTokenOf(context, request))
}

/** Tries again what did not arrive, in the name of whose call it was. */
export async function sendKeptReports(context: Context): Promise<void> {
  for (const { sid, ...report } of await listDueReports(context.db, context.clock.now()))
    await send(context, report, () => accessTokenOfSession(context, sid))
}

async function send(
  context: Context,
  report: ConcernReport,
  token: () => Promise<string>,
): Promise<void> {
  const { caseId, partyId, concernId, identityCheckId, reason, raisedAt } = report
  const { config, db, clock, log } = context
  const service = {
    baseUrl: config.identityCheckUrl,
    token,
    timeoutMilliseconds: patienceMilliseconds,
  }
  const raise = (ofCall: string | null) =>
    callOperation(service, raiseConcern, {
      params: { caseId, partyId },
      body: { concernId, identityCheckId: ofCall, reason, raisedAt: raisedAt.toISOString() },
    })
  try {
    const first = await raise(identityCheckId)
    // What was said counts, of whichever call it was
    const isUnknownCall = isRefusal(first) && first.refused === 'identity-check-not-found'
    const answer = isUnknownCall ? await raise(null) : first
    if (isRefusal(answer))
      log.error({ concernId, refused: answer.refused }, 'a concern was refused')
    await forgetReport(db, report)
  } catch (error) {
    log.warn({ concernId, err: error }, 'a concern could not be reported yet')
    await putOff(db, report, clock.now())
  }
}
