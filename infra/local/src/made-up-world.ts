import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A made-up party with everything that he or she would know on the phone. */
export type MadeUpParty = Readonly<Record<string, string>>

/** Reads the made-up parties, in the order of the file. */
export function readMadeUpParties(): MadeUpParty[] {
  const file = join(import.meta.dirname, '../made-up-world/parties.csv')
  return parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  }) as MadeUpParty[]
}

/** What the party says when asked, by the word of the question (`date-of-birth` stands in `date_of_birth`). */
export function answerOf(party: MadeUpParty, kind: string): string {
  return party[kind.replaceAll('-', '_')] ?? ''
}

const notAnswers = [
  'case_reference',
  'area',
  'law',
  'party_reference',
  'language',
  'known_to_others',
  'mobile_since',
]

/** Everything that the party knows and nobody else should read. */
export function knownAnswers(party: MadeUpParty): string[] {
  return Object.entries(party).flatMap(([column, text]) =>
    notAnswers.includes(column) || text.length < 4 ? [] : [text],
  )
}
