import {
  type Area,
  type CaseView,
  caseReference,
  endCase,
  type FreezeView,
  freeze,
  isRefusal,
  linkCase,
  type Refusal,
  requestLift,
  type Scope,
} from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import type { ConsoleWords, StaffProblem } from '../../words/index.ts'

/** What the form of an act is about. */
export interface Subject {
  readonly found: KnownCase
  readonly freeze?: FreezeView
}

/** A case, or what the form remembers of it while it cannot be read: a freeze does not wait. */
export interface KnownCase extends Pick<CaseView, 'caseId'> {
  /** Whether it could be read now. */
  readonly isRead: boolean
  readonly caseReference?: string
  readonly area?: Area
  readonly parties: readonly KnownParty[]
}

export interface KnownParty {
  readonly partyId: string
  readonly partyReference?: string
  readonly name?: string
}

/** What was typed besides the note. */
export interface Fields {
  readonly caseReference: string
  /** A party, or `case` for the whole of it. */
  readonly who: string
}

interface Act {
  /** Below the address of the case. */
  readonly path: string
  readonly scope: Scope
  /** What is missing besides the note. */
  readonly check?: (fields: Fields, words: ConsoleWords, subject: Subject) => PageError | null
  /** Where a refusal is shown; by the note when it is about no field. */
  readonly field?: string
  /** Where to go on, or why not. */
  readonly run: (call: Call) => Promise<string | Refusal<StaffProblem>>
}

interface Call {
  readonly context: Context
  readonly request: Request
  readonly subject: Subject
  readonly fields: Fields
  readonly note: string
}

const caseAt = ({ caseId }: { caseId: string }) => `/cases/${caseId}`

export const acts = {
  link: {
    path: '/link',
    scope: 'party:write',
    field: 'caseReference',
    check: (fields, { cases }) =>
      caseReference.safeParse(fields.caseReference).success
        ? null
        : { field: 'caseReference', text: cases.link.missing },
    async run({ context, request, subject: { found }, fields, note }) {
      const linked = await tryAs(context, request, 'identityCheck', linkCase, {
        params: { caseId: found.caseId },
        body: { caseReference: fields.caseReference, note },
      })
      return isRefusal(linked) ? linked : caseAt(found)
    },
  },
  freeze: {
    path: '/freeze',
    scope: 'verification:write',
    check: ({ who }, { cases }, { found }) =>
      who === 'case' || found.parties.some(({ partyId }) => partyId === who)
        ? null
        : { field: 'who', text: cases.freeze.whoMissing },
    async run({ context, request, subject: { found }, fields, note }) {
      const { area, caseReference, caseId, isRead, parties } = found
      const one = parties.find(({ partyId }) => partyId === fields.who)
      const party = one ? withoutName(one) : null
      const frozen = await tryAs(context, request, 'emailVerification', freeze, {
        params: { caseId },
        body: { ...(caseReference && { caseReference }), ...(area && { area }), party, note },
      })
      if (isRefusal(frozen)) return frozen
      return isRead ? caseAt(found) : `${caseAt(found)}/frozen`
    },
  },
  lift: {
    path: '/freezes/:freezeId/lift',
    scope: 'verification:write',
    async run({ context, request, subject, note }) {
      const { caseId } = subject.found
      const asked = await tryAs(context, request, 'emailVerification', requestLift, {
        params: { caseId, freezeId: subject.freeze?.freezeId ?? '' },
        body: { note },
      })
      return isRefusal(asked) ? asked : `/cases/${caseId}/approvals/${asked.approvalId}`
    },
  },
  end: {
    path: '/end',
    scope: 'party:write',
    async run({ context, request, subject: { found }, note }) {
      const ended = await tryAs(context, request, 'identityCheck', endCase, {
        params: { caseId: found.caseId },
        body: { note },
      })
      return isRefusal(ended) ? ended : caseAt(found)
    },
  },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof acts

function withoutName({ partyId, partyReference }: KnownParty) {
  return { partyId, ...(partyReference && { partyReference }) }
}

/** One act, with what not every act has. */
export function actNamed(name: ActName): Act {
  return acts[name]
}
