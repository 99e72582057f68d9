import type { QuestionKind } from '@gwirio/contracts'
import type { IdentityCheckService } from './identity-check.ts'
import type { Row } from './rows.ts'
import type { Answer, CheckPath, PartyPath } from './staff.ts'

/** The one party that the text finds. */
export async function findOne(service: IdentityCheckService, text: string): Promise<PartyPath> {
  const { parties } = await service.find(text)
  const [party] = parties
  if (!party || parties.length > 1) throw new Error(`Found ${parties.length} parties, not one`)
  return { caseId: party.caseId, partyId: party.partyId }
}

/** Starts a check that must start. */
export async function startCheck(service: IdentityCheckService, party: PartyPath) {
  const started = await service.start(party)
  if ('refused' in started) throw new Error(`Not started: ${started.refused}`)
  const path: CheckPath = { caseId: party.caseId, identityCheckId: started.identityCheckId }
  return { ...started, path }
}

/** What the person of the row says to the questions. */
export function answersOf(
  row: Row,
  questions: ReadonlyArray<{ questionId: string; kind: QuestionKind }>,
): Answer[] {
  return questions.map(({ questionId, kind }) => ({
    questionId,
    answer: row[kind.replaceAll('-', '_')] ?? '',
  }))
}

/** The same answers but one. */
export function oneWrong(answers: readonly Answer[], at = 0): Answer[] {
  return answers.map((given, index) =>
    index === at ? { ...given, answer: '1 January 1901 no' } : given,
  )
}
