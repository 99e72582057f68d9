import { type GateSubject, type Refusal, refuse, ServiceError } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { GateAnswered } from '../gateways/gate.ts'
import { type Asking, recordNotAdmitted } from './not-admitted.ts'

/**
 * Asks the gate whether something may be sent.
 *
 * @returns whom it is for, when it is open; while it cannot be asked, nothing is taken
 */
export async function askForSubject(
  context: Context,
  asking: Asking,
): Promise<GateSubject | Refusal<'gate-closed' | 'not-ready'>> {
  const answered = await ask(context, asking)
  if ('refused' in answered) return answered
  const { answer, reason, subject } = answered
  if (answer === 'yes' && subject) return subject
  await recordNotAdmitted(context, asking, { subject, reason })
  return refuse('gate-closed')
}

async function ask(
  { gate }: Context,
  { submitter, wayIn, ...asking }: Asking,
): Promise<GateAnswered | Refusal<'not-ready'>> {
  try {
    return await gate.ask({
      case: asking.case,
      party: asking.party,
      address: asking.address,
      client: wayIn === 'staff' ? null : submitter.clientId,
    })
  } catch (error) {
    if (error instanceof ServiceError) return refuse('not-ready')
    throw error
  }
}
