import {
  type AddressFinding,
  addressCheck,
  changeLetterFormat,
  changeMobile,
  checkAddress,
  isRefusal,
  type Operation,
  type ResultOf,
  refuse,
  requestReplyAcceptance,
  requestResume,
  requestStartApproval,
  setDetails,
  settleAttention,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { ApprovalsWorld } from './approvals-world.ts'
import type { EmailVerificationWorld } from './email-verification-world.ts'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

type Checked = ResultOf<typeof checkAddress>

/** What the call asks beside the questions: checks of an address, second persons, changes of the file. */
export class CallWorld extends Moods {
  readonly asked: Array<{ operation: string; body: unknown }> = []
  /** What the checks find beside what is good. */
  findings: AddressFinding[] = []
  approval: Checked['approval'] = 'not-needed'
  mobileChangedRecently = false
  readonly #verifications: EmailVerificationWorld
  readonly #approvals: ApprovalsWorld
  readonly #parties: IdentityCheckWorld

  constructor(worlds: {
    parties: IdentityCheckWorld
    verifications: EmailVerificationWorld
    approvals: ApprovalsWorld
  }) {
    super()
    this.#parties = worlds.parties
    this.#verifications = worlds.verifications
    this.#approvals = worlds.approvals
  }

  /** Everything is good again. */
  calm(): void {
    this.findings = []
    this.approval = 'not-needed'
    this.mobileChangedRecently = false
  }

  get routes(): { emailVerification: Route[]; identityCheck: Route[] } {
    return { emailVerification: this.#callRoutes, identityCheck: this.#fileRoutes }
  }

  get #callRoutes(): Route[] {
    const known = (operation: Operation, id: string) =>
      this.refusal(operation) ??
      this.#verifications.verifications.find(({ verificationId }) => verificationId === id) ??
      refuse('verification-not-found')
    const ask = (
      kind: 'near-miss-address' | 'mobile-changed' | 'resume' | 'accept-reply',
      body: { note: string },
    ) =>
      this.#approvals.add({
        kinds: [kind],
        needs: kind === 'mobile-changed' ? 'manager' : 'second-person',
        note: body.note,
        whyNot: 'own-request',
      })
    return [
      route(checkAddress, async ({ body }) => {
        this.asked.push({ operation: 'checkAddress', body })
        const { approval, mobileChangedRecently } = this
        const found = this.refusal(checkAddress)
        return (
          found ?? { findings: this.#find(), approval, approvalId: null, mobileChangedRecently }
        )
      }),
      route(requestStartApproval, async ({ body }) => {
        this.asked.push({ operation: 'requestStartApproval', body })
        const kind = this.mobileChangedRecently ? 'mobile-changed' : 'near-miss-address'
        return this.refusal(requestStartApproval) ?? ask(kind, body)
      }),
      route(requestResume, async ({ params, body }) => {
        this.asked.push({ operation: 'requestResume', body })
        const found = known(requestResume, params.verificationId)
        if (isRefusal(found)) return found
        const approval = ask('resume', body)
        this.#verifications.happen(found, 'approval-requested', {
          why: 'resume',
          approvalId: approval.approvalId,
        })
        return approval
      }),
      route(requestReplyAcceptance, async ({ params, body }) => {
        this.asked.push({ operation: 'requestReplyAcceptance', body })
        const found = known(requestReplyAcceptance, params.verificationId)
        return isRefusal(found) ? found : ask('accept-reply', body)
      }),
      route(settleAttention, async ({ params, body }) => {
        this.asked.push({ operation: 'settleAttention', body })
        const found = known(settleAttention, params.verificationId)
        if (!isRefusal(found))
          this.#verifications.happen(found, 'settled', { attention: null, why: body.how })
        return found
      }),
    ]
  }

  get #fileRoutes(): Route[] {
    return [
      route(changeMobile, async ({ params, body }) => {
        this.asked.push({ operation: 'changeMobile', body })
        const refusal = this.refusal(changeMobile)
        if (refusal) return refusal
        const party = this.#parties.parties.find(({ partyId }) => partyId === params.partyId)
        Object.assign(party ?? {}, {
          mobileEnding: body.mobile.slice(-3),
          mobileChangedAt: new Date().toISOString(),
        })
        return undefined
      }),
      route(changeLetterFormat, async ({ params, body }) => {
        this.asked.push({ operation: 'changeLetterFormat', body })
        const party = this.#parties.parties.find(({ partyId }) => partyId === params.partyId)
        Object.assign(party ?? {}, body)
        return undefined
      }),
      route(setDetails, async ({ body }) => {
        this.asked.push({ operation: 'setDetails', body })
        return undefined
      }),
    ]
  }

  #find(): AddressFinding[] {
    return addressCheck.options.map(
      (check) =>
        this.findings.find((finding) => finding.check === check) ?? {
          check,
          result: 'good',
          suggestion: null,
        },
    )
  }
}
