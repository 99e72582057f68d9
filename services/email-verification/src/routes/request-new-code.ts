import {
  type AnswerOf,
  isRefusal,
  type issueCode,
  type ProblemCode,
  type Refusal,
  type ResultOf,
  refuse,
  requestNewCode,
  ServiceError,
} from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Logger, type Route, route } from '@gwirio/service-kit'
import { changeVerification } from '../change-verification.ts'
import type { Context } from '../context.ts'
import { mayText } from '../rules/safe-to-text.ts'
import { decide } from '../rules/verification.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification } from '../store/verifications.ts'

type Answer = AnswerOf<typeof requestNewCode>
type NewCodeRefusal = (typeof requestNewCode.refusals)[number]

/**
 * Asks sms-code at once, so that staff hear why there is no code. Should the verification end meanwhile, its
 * `stop-codes` job kills the code.
 */
export function requestNewCodeRoute(context: Context): Route {
  return route(requestNewCode, async ({ params }, { caller, log }): Promise<Answer> => {
    const record = await findVerification(context.db, context.vault, params)
    if (!record) return refuse('verification-not-found')
    const refusal = findRefusal(context, record)
    if (refusal) return refusal
    const { callMinutes } = context.numbers
    const wanted = { askedAt: record.startedAt, callMinutes }
    // In the call in which it began the person is there; later only when they said that a text is safe
    if (!mayText(record.safeToText, wanted, context.clock.now())) return refuse('text-not-safe-now')
    const issued = await issue(context, log, record)
    if (isRefusal(issued)) return issued
    return await changeVerification(context, params, {
      command: { kind: 'code-issued', codesLeft: issued.codesLeft },
      caller,
      action: 'verification.new-code-requested',
    })
  })
}

function findRefusal(
  context: Context,
  record: VerificationRecord,
): Refusal<'state-does-not-allow' | 'codes-used-up' | 'tries-used-up'> | null {
  const decision = decide(
    record,
    { kind: 'request-new-code' },
    context.clock.now(),
    context.numbers,
  )
  if (!('refused' in decision)) return null
  const { refused } = decision
  return refuse(
    refused === 'codes-used-up' || refused === 'tries-used-up' ? refused : 'state-does-not-allow',
  )
}

async function issue(
  context: Context,
  log: Logger,
  { caseId, partyId, verificationId, mobile, language }: VerificationRecord,
): Promise<ResultOf<typeof issueCode> | Refusal<NewCodeRefusal>> {
  const asked = { caseId, partyId, verificationId, mobile, language, requestId: newId() }
  try {
    const answer = await context.smsCode.issueCode(asked)
    if (!isRefusal(answer)) return answer
    if (isNamed(answer.refused)) return refuse(answer.refused)
    throw new Error(`sms-code refused a mobile that was cleared: ${answer.refused}`)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ err: error }, 'sms-code could not be asked')
    return refuse('not-ready')
  }
}

function isNamed(code: ProblemCode): code is NewCodeRefusal {
  return requestNewCode.refusals.some((named) => named === code)
}
