import type { InputOf, reportPartyChange } from '@gwirio/contracts'
import { type Jobs, newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { listCheckedCases, listEverChecked } from './store/identity-checks.ts'
import { queues } from './store/schema.ts'
import type { Database } from './store/tables.ts'

type Body = InputOf<typeof reportPartyChange>['body']

/** What email-verification is told: ids and a word. */
export interface ChangeReport extends Body {
  readonly caseId: string
}

/**
 * Hourly for about a month once the first day is over: a verification whose number has changed must not stay good because
 * email-verification was away for long.
 */
const patient = { retryLimit: 34 + 30 * 24 } as const

/** Every ten seconds for as long: until it is told, what was begun with a person in danger goes on. */
const urgent = { retryLimit: 30 * 24 * 360, retryDelaySeconds: 10, isSteady: true } as const

/** Tells email-verification, after the commit, that the case has ended. */
export async function reportCaseEnded(
  { jobs }: { jobs: Jobs },
  tx: Transaction<Database>,
  caseId: string,
): Promise<void> {
  const report: ChangeReport = { caseId, partyId: null, kind: 'case-ended', reportId: newId() }
  await jobs.enqueue(tx, queues.reportPartyChange, report, patient)
}

/**
 * Tells email-verification, after the commit, of parties for whom something changed. Nobody who never had an identity
 * check has a verification: of them there is nothing to tell.
 */
export async function reportChange(
  { jobs }: { jobs: Jobs },
  tx: Transaction<Database>,
  change: {
    kind: 'contact-changed' | 'new-party-in-case' | 'concern-raised'
    caseId: string
    partyIds: readonly string[]
  },
): Promise<void> {
  const { kind, caseId } = change
  const retries = kind === 'concern-raised' ? urgent : patient
  for (const { partyId } of await listEverChecked(tx, change)) {
    const report: ChangeReport = { caseId, partyId, kind, reportId: newId() }
    await jobs.enqueue(tx, queues.reportPartyChange, report, retries)
  }
}

/**
 * Tells email-verification, after the commit, to compare the case and those linked to it again: a verified address may be
 * that of somebody who is on file only now, and such an address is known there alone.
 */
export async function reportOthersChanged(
  { jobs }: { jobs: Jobs },
  tx: Transaction<Database>,
  caseId: string,
): Promise<void> {
  for (const each of await listCheckedCases(tx, caseId)) {
    const report: ChangeReport = {
      caseId: each,
      partyId: null,
      kind: 'others-changed',
      reportId: newId(),
    }
    await jobs.enqueue(tx, queues.reportPartyChange, report, patient)
  }
}
