import type { Transaction } from 'kysely'
import { serviceName } from '../context.ts'
import { linkCases } from '../link-cases.ts'
import { listCasesByReference } from '../store/cases.ts'
import type { Database } from '../store/tables.ts'
import type { ImportContext } from './import-context.ts'
import type { Matched } from './match-with-file.ts'

/** A link as a row of the file names it. */
export interface CaseLink {
  readonly caseReference: string
  readonly linkedCase: string
}

export function linksOf(batch: readonly Matched[]): CaseLink[] {
  return batch.flatMap(({ record: { caseReference, linkedCases } }) =>
    linkedCases.map((linkedCase) => ({ caseReference, linkedCase })),
  )
}

/**
 * Links the cases of which both sides are on file: in the transaction that stores the second of them, so that at no time
 * both can be worked on without the link.
 *
 * @returns the links that wait for their other side
 */
export async function saveLinks(
  context: ImportContext,
  tx: Transaction<Database>,
  links: readonly CaseLink[],
): Promise<readonly CaseLink[]> {
  if (links.length === 0) return []
  const references = links.flatMap(({ caseReference, linkedCase }) => [caseReference, linkedCase])
  const cases = await listCasesByReference(tx, [...new Set(references)])
  const ids = new Map(cases.map(({ caseReference, caseId }) => [caseReference, caseId]))
  const waiting: CaseLink[] = []
  for (const link of links) {
    const [caseId, linkedCaseId] = [ids.get(link.caseReference), ids.get(link.linkedCase)]
    if (caseId === undefined || linkedCaseId === undefined) waiting.push(link)
    else
      await linkCases(context, tx, {
        caseId,
        linkedCaseId,
        actor: { kind: 'service', id: serviceName },
        now: context.clock.now(),
      })
  }
  return waiting
}
