import { actorOf } from '@gwirio/audit'
import { askVerificationStatus, type ResultOf } from '@gwirio/contracts'
import { normaliseAddress } from '@gwirio/mail'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { currentState } from '../rules/verification.ts'
import { findVerified, type StoredStatus } from '../store/status.ts'

type Status = ResultOf<typeof askVerificationStatus>

const no: Status = {
  answer: 'no',
  reason: 'not-verified',
  level: null,
  since: null,
  until: null,
}

/** Answers from what is committed now; each question is recorded with its answer. */
export function askVerificationStatusRoute(context: Context): Route {
  return route(askVerificationStatus, async ({ body }, { caller }) => {
    const now = context.clock.now()
    // Who asks puts what was asked into a header: a line break after it would end the header there
    const address = /\p{Cc}/u.test(body.address) ? null : normaliseAddress(body.address)
    return await context.db.transaction().execute(async (tx) => {
      const found =
        address === null
          ? null
          : await findVerified(tx, {
              caseReference: body.case,
              partyReference: body.party,
              addressIndex: context.vault.addressIndex(address),
            })
      const status = found && currentState(found, now) === 'verified' ? yes(found) : no
      await context.audit.append(tx, {
        caseId: found?.caseId ?? null,
        ...(found ? { partyId: found.partyId, verificationId: found.verificationId } : {}),
        action: 'status.asked',
        actor: actorOf(caller),
        occurredAt: now,
        details: { answer: status.answer, case: body.case, party: body.party },
        personal: { address: body.address },
      })
      return status
    })
  })
}

function yes(found: StoredStatus): Status {
  return {
    answer: 'yes',
    reason: 'verified',
    level: found.level,
    since: found.verifiedAt?.toISOString() ?? null,
    until: found.verifiedUntil?.toISOString() ?? null,
  }
}
