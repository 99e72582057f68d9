import { newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { serviceName } from '../context.ts'
import { endCaseFile } from '../end-case-file.ts'
import { reportChange, reportOthersChanged } from '../report-change.ts'
import { saveDetails } from '../store/details.ts'
import { saveCase, saveFacts } from '../store/imported-parties.ts'
import { listPartiesOfCase, type PartyKey, setLetterFormat } from '../store/parties.ts'
import type { Database } from '../store/tables.ts'
import { hashFacts } from './hash-facts.ts'
import type { ImportContext } from './import-context.ts'
import { type CaseLink, linksOf, saveLinks } from './links.ts'
import type { Matched } from './match-with-file.ts'
import type { PartyRecord } from './read-party.ts'
import { saveContact } from './save-contact.ts'

/**
 * Stores some rows in one transaction, each with its audit event, and the links of cases of which both sides are then on
 * file. Hashing, the slow part, is done before it.
 *
 * @param waiting links of earlier rows to cases that were not on file yet
 * @returns the links that still wait
 */
export async function saveParties(
  context: ImportContext,
  batch: readonly Matched[],
  waiting: readonly CaseLink[],
): Promise<readonly CaseLink[]> {
  const parties = batch.map((matched) => ({
    ...matched,
    partyId: matched.onFile?.partyId ?? newId(),
  }))
  const hashes = await hashFacts(context, parties)
  return await context.db.transaction().execute(async (tx) => {
    const changedCases = new Set<string>()
    for (const party of parties) {
      const caseId = await saveCase(tx, { caseId: newId(), ...caseOf(party.record) })
      const key = { caseId, partyId: party.partyId }
      const changes = await saveContact(context, tx, { ...party, key })
      const { facts, knownToOthers } = party.record
      const emptied = [...facts].flatMap(([kind, answer]) => (answer === null ? [kind] : []))
      await saveFacts(tx, key, {
        hashes: hashes.get(party.partyId) ?? new Map(),
        emptied,
        knownToOthers,
      })
      for (const [kind, values] of party.record.details)
        await saveDetails(tx, context.cipher, { ...key, kind, values })
      if (party.record.letterFormat) await setLetterFormat(tx, key, party.record.letterFormat)
      await context.audit.append(tx, {
        ...key,
        action: party.onFile ? 'party.updated' : 'party.imported',
        actor,
        occurredAt: context.clock.now(),
        details: {
          ...changes,
          area: party.record.area,
          law: party.record.law,
          language: party.record.language,
          facts: facts.size - emptied.length,
        },
      })
      const isChanged = changes.mobileChanged || changes.emailChanged
      if (isChanged || !party.onFile) changedCases.add(caseId)
      await reportChanges(context, tx, { ...party, isChanged, key })
      await endIfSaid(context, tx, { caseId, endedAt: party.record.caseEnded })
    }
    const waitingLinks = await saveLinks(context, tx, [...waiting, ...linksOf(batch)])
    for (const caseId of changedCases) await reportOthersChanged(context, tx, caseId)
    return waitingLinks
  })
}

const actor = { kind: 'service', id: serviceName } as const

function caseOf({ caseReference, area, law }: PartyRecord) {
  return { caseReference, area, law }
}

async function reportChanges(
  context: ImportContext,
  tx: Transaction<Database>,
  party: Pick<Matched, 'onFile'> & { key: PartyKey; isChanged: boolean },
): Promise<void> {
  const { caseId, partyId } = party.key
  if (!party.onFile) {
    const inCase = await listPartiesOfCase(tx, caseId)
    const partyIds = inCase.flatMap((each) => (each.partyId === partyId ? [] : [each.partyId]))
    await reportChange(context, tx, { kind: 'new-party-in-case', caseId, partyIds })
  } else if (party.isChanged)
    await reportChange(context, tx, { kind: 'contact-changed', caseId, partyIds: [partyId] })
}

async function endIfSaid(
  context: ImportContext,
  tx: Transaction<Database>,
  { caseId, endedAt }: { caseId: string; endedAt: Date | null },
): Promise<void> {
  if (endedAt !== null)
    await endCaseFile(context, tx, { caseId, endedAt, now: context.clock.now(), actor })
}
