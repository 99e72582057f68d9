import { newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { serviceName } from '../context.ts'
import { mobileChangedAt } from '../rules/mobile-change.ts'
import { insertParty, saveCase, saveFacts, updateParty } from '../store/imported-parties.ts'
import { lockParty, type PartyKey } from '../store/parties.ts'
import { indexMobile, indexName, openField, sealField } from '../store/party-fields.ts'
import type { Database } from '../store/tables.ts'
import { hashFacts } from './hash-facts.ts'
import type { ImportContext } from './import-context.ts'
import type { Matched } from './match-with-file.ts'
import type { PartyRecord } from './read-party.ts'

/** Stores some rows in one transaction, each with its audit event. Hashing, the slow part, is done before it. */
export async function saveParties(
  context: ImportContext,
  batch: readonly Matched[],
): Promise<void> {
  const parties = batch.map((matched) => ({
    ...matched,
    partyId: matched.onFile?.partyId ?? newId(),
  }))
  const hashes = await hashFacts(context, parties)
  await context.db.transaction().execute(async (tx) => {
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
      await context.audit.append(tx, {
        ...key,
        action: party.onFile ? 'party.updated' : 'party.imported',
        actor: { kind: 'service', id: serviceName },
        occurredAt: context.clock.now(),
        details: {
          ...changes,
          area: party.record.area,
          law: party.record.law,
          language: party.record.language,
          facts: facts.size - emptied.length,
        },
      })
    }
  })
}

function caseOf({ caseReference, area, law }: PartyRecord) {
  return { caseReference, area, law }
}

async function saveContact(
  { cipher, blindIndex, clock }: ImportContext,
  tx: Transaction<Database>,
  { record, onFile, key }: Matched & { key: PartyKey },
) {
  if (onFile) await lockParty(tx, key)
  const { partyId } = key
  const { mobile, mobileSince: since, email } = record
  const known = onFile && {
    mobile: openField(cipher, 'mobile', { partyId, box: onFile.mobileBox }),
    changedAt: onFile.mobileChangedAt,
  }
  const seal = (field: 'name' | 'mobile' | 'email', value: string) =>
    sealField(cipher, field, { partyId, value })
  const party = {
    ...key,
    partyReference: record.partyReference,
    nameBox: seal('name', record.name),
    nameParts: indexName(blindIndex, record.name),
    language: record.language,
    mobileBox: mobile === null ? null : seal('mobile', mobile),
    mobileIndex: mobile === null ? null : indexMobile(blindIndex, mobile),
    mobileChangedAt: mobileChangedAt(known ?? null, { mobile, since }, clock.now()),
    ...(email === undefined ? {} : { emailBox: email === null ? null : seal('email', email) }),
  }
  if (onFile) await updateParty(tx, party)
  else await insertParty(tx, party)
  return { mobileChanged: known !== undefined && known.mobile !== mobile }
}
