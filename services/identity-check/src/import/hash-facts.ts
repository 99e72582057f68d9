import type { QuestionKind } from '@gwirio/contracts'
import type { ImportContext } from './import-context.ts'
import type { PartyRecord } from './read-party.ts'

/** Hashes the facts of some parties, as many at once as there are cores. @returns hashes by party id and kind */
export async function hashFacts(
  { hasher, hashesAtOnce }: ImportContext,
  parties: ReadonlyArray<{ partyId: string; record: PartyRecord }>,
): Promise<ReadonlyMap<string, ReadonlyMap<QuestionKind, string>>> {
  const hashes = new Map(parties.map(({ partyId }) => [partyId, new Map<QuestionKind, string>()]))
  const work = parties
    .flatMap(({ partyId, record }) =>
      [...record.facts].map(([kind, answer]) => ({ partyId, kind, answer })),
    )
    .values()
  const workOff = async () => {
    for (const { partyId, kind, answer } of work)
      if (answer !== null)
        hashes.get(partyId)?.set(kind, await hasher.hash({ partyId, kind }, answer))
  }
  await Promise.all(Array.from({ length: hashesAtOnce }, workOff))
  return hashes
}
