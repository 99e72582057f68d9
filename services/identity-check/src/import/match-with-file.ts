import { isSameName } from '../rules/names.ts'
import { findImported, type ImportedParty } from '../store/imported-parties.ts'
import { openField } from '../store/party-fields.ts'
import type { ImportContext } from './import-context.ts'
import type { PartyRecord } from './read-party.ts'

/** A row, with the party that it brings up to date, if it is on file. */
export interface Matched {
  readonly record: PartyRecord
  readonly onFile: ImportedParty | undefined
}

/** Finds the parties on file. A name that differs may be another person: never taken over by an import. */
export async function matchWithFile({ db, cipher }: ImportContext, batch: readonly PartyRecord[]) {
  const onFile = new Map((await findImported(db, batch)).map((party) => [keyOf(party), party]))
  const matched: Matched[] = batch.map((record) => ({ record, onFile: onFile.get(keyOf(record)) }))
  const isRenamed = ({ record, onFile: party }: Matched) =>
    party !== undefined && !isSameName(record.name, openName(cipher, party))
  const problems = matched.filter(isRenamed).map(({ record: { line } }) => ({
    line,
    column: 'name',
    reason:
      'differs from the name on file: it may be another person. Correct the file, or use another party reference.',
  }))
  return { matched: matched.filter((each) => !isRenamed(each)), problems }
}

function openName(cipher: ImportContext['cipher'], { partyId, nameBox }: ImportedParty): string {
  return openField(cipher, 'name', { partyId, box: nameBox })
}

function keyOf({
  caseReference,
  partyReference,
}: {
  caseReference: string
  partyReference: string
}) {
  return JSON.stringify([caseReference, partyReference])
}
