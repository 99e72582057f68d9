import { type GateSubject, isRefusal, type Passage, type Refusal, refuse } from '@gwirio/contracts'
import type { DocumentType, Inspection } from '@gwirio/documents'
import type { Context } from '../context.ts'
import { type ContentRuling, judgeContent } from '../rules/judge-content.ts'
import { isNeutralSubject } from '../rules/neutral-subject.ts'
import type { ReadContent } from './read-content.ts'
import { scanForViruses } from './scan-for-viruses.ts'
import { searchForDetails } from './search-for-details.ts'
import type { LetterProblem, Submission } from './submission.ts'

/** What may leave, or may once a person has looked at it. */
export interface Inspected extends Exclude<ContentRuling, { refused: unknown }> {
  readonly content: ReadContent
  readonly documents: readonly InspectedDocument[]
  readonly isScanned: boolean
}

export interface InspectedDocument {
  readonly name: string
  readonly type: DocumentType
  readonly bytes: Buffer
}

/**
 * Looks at all of it: viruses, each document, and what stands in it of others' confidential details. Whoever hands over much
 * waits for the turns of others.
 */
export async function inspectContent(
  context: Context,
  given: { submission: Submission; subject: GateSubject; content: ReadContent },
): Promise<Inspected | Refusal<LetterProblem>> {
  const { content, subject, submission } = given
  const whose = submission.submitter.subject
  const inspecting = inspectDocuments(context, { content, whose })
  if (!inspecting) return refuse('busy')
  const [virus, inspections] = await Promise.all([
    scanForViruses(context, { content, whose }),
    inspecting,
  ])
  if (isRefusal(virus)) return virus
  const passages = passagesOf(content, inspections)
  const details = await searchForDetails(context, { subject, passages, whose })
  if (isRefusal(details)) return details
  const ruling = judgeContent({
    isEmpty: content.text === null && content.documents.length === 0,
    subjectIsNeutral: isNeutralSubject(content.subject ?? '', [submission.case, submission.party]),
    virus,
    bodyIsActive: content.isActive,
    problems: inspections.map(({ problems }) => problems),
    details,
  })
  if ('refused' in ruling) return refuse(ruling.refused)
  const documents = content.documents.map(({ name, bytes }, index) => ({
    name,
    bytes,
    // What is none of those that may leave was refused
    type: inspections[index]?.type ?? 'text',
  }))
  return { ...ruling, content, documents, isScanned: virus === 'clean' }
}

function inspectDocuments(
  { inspector, turns }: Context,
  { content, whose }: { content: ReadContent; whose: string },
): Promise<Inspection[]> | null {
  const inspections = content.documents.map((document) => () => inspector.inspect(document))
  return turns.reading.runAll(inspections, whose)
}

/** All that can be read of it. */
function passagesOf(content: ReadContent, inspections: readonly Inspection[]): Passage[] {
  return [
    ...content.passages,
    ...inspections.flatMap((inspection, index) =>
      passagesOfDocument(inspection, {
        document: index,
        name: content.documents[index]?.name ?? '',
      }),
    ),
  ]
}

function passagesOfDocument(
  { text, properties }: Inspection,
  { document, name }: { document: number; name: string },
): Passage[] {
  const words = Object.entries(properties).map(([property, value]) => `${property}: ${value}`)
  return [
    { place: 'file-name', document, text: name },
    { place: 'document', document, text },
    { place: 'properties', document, text: words.join('\n') },
  ]
}
