import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { corpusScenarios } from './corpus-scenarios.ts'
import type { Scenario } from './scenarios.ts'

/**
 * Writes the mails of people into the corpus, with what they must be read as: run it after a change of a
 * generator, and look at the difference.
 */
for (const [group, scenarios] of Object.entries(corpusScenarios)) writeGroup(group, scenarios)

function writeGroup(group: string, scenarios: readonly Scenario[]): void {
  const folder = path.join(import.meta.dirname, '..', 'corpus', group)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const entries = scenarios.map(({ name, note, raw, codes, textsDisagree = false }) => {
    writeFileSync(path.join(folder, `${name}.eml`), raw)
    return [name, { kind: 'reply', codes, textsDisagree, problem: null, note }]
  })
  const expected = JSON.stringify(Object.fromEntries(entries), null, 2)
  writeFileSync(path.join(folder, 'expected.json'), `${expected}\n`)
}
