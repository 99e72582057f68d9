import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** A made-up party with everything that he or she would know on the phone. */
export type MadeUpParty = Readonly<Record<string, string>>

const file = join(import.meta.dirname, '../made-up-world/parties.csv')

/** Reads the made-up parties, in the order of the file. */
export function readMadeUpParties(): MadeUpParty[] {
  return parse(readFileSync(file), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
  }) as MadeUpParty[]
}

/**
 * Writes the file as it is to be imported today: `3-days-ago` stands in it where a date has to be recent.
 *
 * @returns where it was written
 */
export function writeMadeUpWorld(folder: string, today: Date): string {
  const text = readFileSync(file, 'utf8').replace(/\b(\d+)-days-ago\b/g, (_, days: string) =>
    new Date(today.getTime() - Number(days) * 86_400_000).toISOString().slice(0, 10),
  )
  const dated = join(folder, 'made-up-world.csv')
  writeFileSync(dated, text)
  return dated
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
  'linked_cases',
  'case_ended',
]

/** Everything that the party knows and nobody else should read. */
export function knownAnswers(party: MadeUpParty): string[] {
  return Object.entries(party).flatMap(([column, text]) =>
    notAnswers.includes(column) || text.length < 4 ? [] : [text],
  )
}
