import type { GateAnswer, GateAnswerInside, GateQuestion } from '@gwirio/contracts'
import { normaliseAddress } from '@gwirio/mail'
import type { Asked, Ruling } from '../rules/gate.ts'
import type { GateRecord } from '../store/gate.ts'
import type { Vault } from '../store/vault.ts'

export type GateRuling = Ruling<GateRecord>

/** The address in the form that is compared, or null. */
export function readAddress(text: string): string | null {
  // Who asks puts what was asked into a header: a line break after it would end the header there
  return /\p{Cc}/u.test(text) ? null : normaliseAddress(text)
}

/** What was asked, as the rule and the look-up know it. */
export function readQuestion(vault: Vault, question: GateQuestion): Asked {
  const address = readAddress(question.address)
  return {
    caseReference: question.case,
    partyReference: question.party,
    addressIndex: address === null ? null : vault.addressIndex(address),
  }
}

/** The answer, with the reason told. */
export function presentRuling({ verification: _verification, ...answer }: GateRuling): GateAnswer {
  return answer
}

/** The answer with whom it is about; never for a client. */
export function presentInside({ verification, ...answer }: GateRuling): GateAnswerInside {
  if (!verification) return { ...answer, subject: null }
  const { caseId, partyId, verificationId, area, language } = verification
  return { ...answer, subject: { caseId, partyId, verificationId, area, language } }
}
