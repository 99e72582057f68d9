import {
  isRefusal,
  listVerifications,
  type PartyView,
  readParty,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request } from 'express'
import { askAs, callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'

/** To whom something may be sent, as far as the pages know: the gate decides. */
export interface Addressee {
  readonly party: PartyView
  /** Of the verification that is live; null where none is. */
  readonly address: string | null
  /** Of the party. */
  readonly path: string
}

/** The party that the path names, with the address that is verified for it; null when there is no such party. */
export async function readAddressee(context: Context, request: Request): Promise<Addressee | null> {
  const params = pathIds(request, 'caseId', 'partyId')
  if (!params) return null
  const [party, listed] = await Promise.all([
    callAs(context, request, 'identityCheck', readParty, { params }),
    askAs(context, request, 'emailVerification', listVerifications, { params }),
  ])
  if (isRefusal(party)) return null
  const verified = listed.verifications.find((each) => maySendBy(each))
  const path = `/cases/${params.caseId}/parties/${params.partyId}`
  return { party, address: verified?.address ?? null, path }
}

/** Whether a verification lets the pages offer to send; the gate is asked when something is sent. */
export function maySendBy({ frozen, state }: Pick<VerificationView, 'frozen' | 'state'>): boolean {
  return state === 'verified' && !frozen
}
