import {
  type AreaView,
  answerIdentityCheck,
  type ConcernReason,
  callOperation,
  changeArea,
  changeLetterFormat,
  changeMobile,
  type DetailKind,
  endCase,
  findParties,
  keepCase,
  type LetterFormat,
  linkCase,
  listAreas,
  listConcerns,
  listLockedParties,
  listRetention,
  type Passage,
  raiseConcern,
  readCase,
  readClearance,
  readLetterFormat,
  readParty,
  type ServiceAddress,
  searchDetails,
  setDetails,
  settleConcern,
  startIdentityCheck,
  unlockParty,
} from '@gwirio/contracts'
import { newId } from '@gwirio/database'

export type PartyPath = { caseId: string; partyId: string }
export type CheckPath = { caseId: string; identityCheckId: string }
export type Answer = { questionId: string; answer: string }

/** Who of the staff does something; Mair, who is no manager, unless it says otherwise. */
export interface Who {
  readonly subject?: string
  readonly name?: string
  readonly isManager?: true
}

/** What staff write; it names somebody, so that it must never stand in clear. */
export const note = 'Siân O’Brien showed her passport'

/** Everything that staff and services ask of the service, over HTTP. */
export function actAs(address: (scope: string, baseUrl?: string) => ServiceAddress) {
  return {
    find: async (text: string, baseUrl?: string) => {
      const found = await callOperation(address('party:read', baseUrl), findParties, {
        body: { text },
      })
      if ('refused' in found) throw new Error('findParties refuses nothing')
      return found
    },
    read: (params: PartyPath) => callOperation(address('party:read'), readParty, { params }),
    unlock: (params: PartyPath, reason = 'spoke to the party') =>
      callOperation(address('party:unlock'), unlockParty, { params, body: { reason } }),
    start: (params: PartyPath) =>
      callOperation(address('identity-check:write'), startIdentityCheck, { params }),
    answer: (params: CheckPath, answers: Answer[], baseUrl?: string) =>
      callOperation(address('identity-check:write', baseUrl), answerIdentityCheck, {
        params,
        body: { answers },
      }),
    clearance: (params: CheckPath) =>
      callOperation(address('identity-check:read'), readClearance, { params }),
    readCase: (caseId: string) =>
      callOperation(address('party:read'), readCase, { params: { caseId } }),
    link: (caseId: string, caseReference: string) =>
      callOperation(address('party:write'), linkCase, {
        params: { caseId },
        body: { caseReference, note },
      }),
    end: (caseId: string) =>
      callOperation(address('party:write'), endCase, { params: { caseId }, body: { note } }),
    changeMobile: (params: PartyPath, mobile: string, mobileAgain = mobile) =>
      callOperation(address('party:write'), changeMobile, {
        params,
        body: { mobile, mobileAgain, note },
      }),
    changeLetterFormat: (params: PartyPath, letterFormat: LetterFormat) =>
      callOperation(address('party:write'), changeLetterFormat, { params, body: { letterFormat } }),
    readLetterFormat: (params: PartyPath) =>
      callOperation(address('detail:search'), readLetterFormat, { params }),
    setDetails: (params: PartyPath, kind: DetailKind, ...values: string[]) =>
      callOperation(address('party:write'), setDetails, { params, body: { kind, values, note } }),
    search: (params: PartyPath, ...passages: Passage[]) =>
      callOperation(address('detail:search'), searchDetails, { params, body: { passages } }),
    listLocked: (baseUrl?: string) =>
      callOperation(address('party:unlock', baseUrl), listLockedParties),
    listAreas: () => callOperation(address('party:read'), listAreas),
    changeArea: ({ area, phone, hours }: AreaView) =>
      callOperation(address('area:manage'), changeArea, {
        params: { area },
        body: { phone, hours },
      }),
    listRetention: () => callOperation(address('retention:manage'), listRetention),
    keep: (caseId: string, keep: boolean) =>
      callOperation(address('retention:manage'), keepCase, {
        params: { caseId },
        body: { keep, note },
      }),
    /** A call ended in danger, at this moment unless it says otherwise. */
    raise: (
      { caseId, partyId }: PartyPath,
      reason: ConcernReason,
      body: { identityCheckId?: string; concernId?: string; raisedAt?: string } = {},
    ) =>
      callOperation(address('identity-check:write'), raiseConcern, {
        params: { caseId, partyId },
        body: {
          concernId: newId(),
          identityCheckId: null,
          raisedAt: new Date().toISOString(),
          ...body,
          reason,
        },
      }),
    settle: ({ caseId, partyId }: PartyPath, concernId: string) =>
      callOperation(address('identity-check:write'), settleConcern, {
        params: { caseId, partyId },
        body: { concernId, note },
      }),
    listConcerns: async (...areas: AreaView['area'][]) => {
      const listed = await callOperation(address('party:read'), listConcerns, { body: { areas } })
      if ('refused' in listed) throw new Error('listConcerns refuses nothing')
      return listed
    },
  }
}
