import { actorOf } from '@gwirio/audit'
import { checkCode, type InputOf } from '@gwirio/contracts'
import { type Caller, type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { countTries, settleCheck } from '../rules/codes.ts'
import {
  addCheck,
  type CheckResult,
  findCheck,
  settleCheck as storeResult,
} from '../store/checks.ts'
import { consumeCode, setTriesLeft } from '../store/codes.ts'
import { type LockedCodes, lockCodes } from '../store/lock-codes.ts'
import type { Tables } from '../store/tables.ts'

/** A reply whose codes are to be compared, each candidate once. */
interface Check {
  readonly caseId: string
  readonly verificationId: string
  readonly replyId: string
  readonly candidates: readonly string[]
  readonly receivedAt: Date
  readonly caller: Caller
}

/**
 * Compares the candidates of a reply in two steps, each a transaction: count the tries, then compare. A process that
 * dies in between has counted and not compared; the same reply again then goes on where it stopped and pays nothing.
 */
export function checkCodeRoute(context: Context): Route {
  return route(checkCode, async ({ body }, { caller }) => {
    const check = readCheck(body, caller)
    return (await countCheck(context, check)) ?? (await compareCheck(context, check))
  })
}

function readCheck(body: InputOf<typeof checkCode>['body'], caller: Caller): Check {
  const candidates = [...new Set(body.candidates)]
  return { ...body, candidates, receivedAt: new Date(body.receivedAt), caller }
}

/** @returns the result, when there is one already or there is nothing to compare */
export async function countCheck(context: Context, check: Check): Promise<CheckResult | null> {
  return context.db.transaction().execute(async (tx) => {
    const now = context.clock.now()
    const { state } = await lock(context, tx, check)
    const known = await findCheck(tx, check)
    if (known) return known.result
    const reply = { candidates: check.candidates.length, receivedAt: check.receivedAt }
    const decision = countTries(state, reply, now, context.limits)
    if ('settled' in decision) {
      const { triesLeft, codesLeft } = state
      const result = { outcome: decision.settled, triesLeft, codesLeft }
      await addCheck(tx, { ...check, counted: 0, now })
      await settle(context, tx, { ...check, counted: 0, result, now })
      return result
    }
    const { counted } = decision
    await addCheck(tx, { ...check, counted, now })
    await setTriesLeft(tx, check, state.triesLeft - counted)
    await audit(context, tx, { ...check, now }, 'code.tries-counted', { counted })
    return null
  })
}

/** @throws Error when the tries of the reply were not counted before */
async function compareCheck(context: Context, check: Check): Promise<CheckResult> {
  return context.db.transaction().execute(async (tx) => {
    const now = context.clock.now()
    const codes = await lock(context, tx, check)
    const known = await findCheck(tx, check)
    if (!known) throw new Error('The tries of a reply are counted before its codes are compared')
    if (known.result) return known.result
    const { counted } = known
    const { state } = codes
    const isRight = compare(context, codes, { ...check, counted })
    const { receivedAt } = check
    const decision = settleCheck(state, { counted, isRight, receivedAt }, now, context.limits)
    const result = { ...decision, codesLeft: state.codesLeft }
    if (result.outcome === 'matched') await consume(tx, state.latest?.number ?? 0, check, now)
    await setTriesLeft(tx, check, result.triesLeft)
    await settle(context, tx, { ...check, counted, result, now })
    return result
  })
}

/** Only as many candidates as were paid for, and each takes the same time. */
function compare(
  { hotp }: Context,
  { state, secret }: LockedCodes,
  { counted, candidates, caseId, verificationId }: Check & { counted: number },
): boolean {
  if (!state.latest) return false
  const paid = candidates.slice(0, counted)
  return hotp.includesCode(paid, { caseId, verificationId, secret }, state.latest.number)
}

async function consume(
  tx: Transaction<Tables>,
  codeNumber: number,
  { caseId, verificationId, replyId }: Check,
  now: Date,
): Promise<void> {
  const consumed = await consumeCode(tx, { caseId, verificationId, codeNumber, replyId, now })
  if (!consumed) throw new Error('A live code was already consumed or killed')
}

async function settle(
  context: Context,
  tx: Transaction<Tables>,
  settled: Check & { counted: number; result: CheckResult; now: Date },
): Promise<void> {
  await storeResult(tx, settled)
  const { counted, result } = settled
  await audit(context, tx, settled, 'code.checked', { counted, ...result })
}

async function audit(
  context: Context,
  tx: Transaction<Tables>,
  { caseId, verificationId, replyId, caller, now }: Check & { now: Date },
  action: string,
  details: Record<string, string | number>,
): Promise<void> {
  await context.audit.append(tx, {
    caseId,
    verificationId,
    action,
    actor: actorOf(caller),
    occurredAt: now,
    details: { replyId, ...details },
  })
}

function lock(context: Context, tx: Transaction<Tables>, check: Check): Promise<LockedCodes> {
  const { limits, hotp } = context
  return lockCodes(tx, check, { limits, newSecret: () => hotp.sealNewSecret(check) })
}
