import type { Audit } from '@gwirio/audit'
import type { Clock, Logger } from '@gwirio/service-kit'
import type { ControlledTransaction, Kysely } from 'kysely'
import type { Database } from '../store/tables.ts'
import type { After } from './after.ts'
import {
  describeHandOver,
  type HandOver,
  type HandOverAsked,
  type HandOverEnd,
} from './hand-over.ts'
import { type GateRuling, presentInside } from './question.ts'

interface Tools {
  readonly otherDb: Kysely<Database>
  readonly audit: Audit
  readonly clock: Clock
  readonly after: After
  readonly log: Logger
  readonly seconds: number
}

/**
 * Keeps the transaction open, and with it the lock on the verification, until the caller leaves or the time is over; then
 * records it there and commits. Nothing that would close the gate is committed meanwhile.
 */
export function hold(
  tx: ControlledTransaction<Database>,
  tools: Tools,
  asked: HandOverAsked,
  given: { ruling: GateRuling; now: Date; connectionLost: AbortSignal },
): HandOver {
  const { ruling, now, connectionLost } = given
  const forMilliseconds = findLease(ruling, now, tools.seconds)
  const end = Promise.withResolvers<HandOverEnd>()
  const stopTimer = tools.after(forMilliseconds, () => end.resolve('lease-over'))
  whenAborted(asked.signal, () => end.resolve('caller-left'))
  whenAborted(connectionLost, () => end.resolve('connection-lost'))
  const ended = end.promise.then(async (outcome) => {
    stopTimer()
    await finish(tx, tools, asked, { ruling, outcome })
    return outcome
  })
  return { answer: { ...presentInside(ruling), forMilliseconds }, ended }
}

/** Never beyond the time at which the verification ends by itself. */
function findLease({ verification }: GateRuling, now: Date, seconds: number): number {
  const left = (verification?.verifiedUntil?.getTime() ?? 0) - now.getTime()
  return Math.max(0, Math.min(seconds * 1_000, left))
}

/** Never rejects: whoever was told yes has been told. */
async function finish(
  tx: ControlledTransaction<Database>,
  { otherDb, audit, clock, log }: Tools,
  asked: HandOverAsked,
  { ruling, outcome }: { ruling: GateRuling; outcome: HandOverEnd },
): Promise<void> {
  const at = clock.now()
  const action = 'gate.handed-over'
  try {
    await audit.append(tx, describeHandOver(asked, { ruling, at, action, outcome }))
    await tx.commit().execute()
  } catch {
    await tx
      .rollback()
      .execute()
      .catch(() => undefined)
    const event = describeHandOver(asked, { ruling, at, action, outcome: 'connection-lost' })
    await otherDb
      .transaction()
      .execute((other) => audit.append(other, event))
      .catch((error: unknown) => log.error({ err: error }, 'a hand-over could not be recorded'))
  }
}

function whenAborted(signal: AbortSignal, call: () => void): void {
  if (signal.aborted) call()
  else signal.addEventListener('abort', call, { once: true })
}
