import { readDocx } from './docx/read-docx.ts'
import type {
  DocumentProblem,
  DocumentType,
  GivenDocument,
  Inspection,
  Reading,
} from './inspection.ts'
import { documentProblems, limits } from './inspection.ts'
import { isUsableName } from './name/is-usable-name.ts'
import { typesOfName } from './name/types-of-name.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { recogniseType } from './recognise-type.ts'
import { readText } from './text/read-text.ts'

/**
 * Reads a document: what it is by its content, all text in it, and why a person must look first. A hostile one can take
 * long or much memory here: `createInspector` bounds both. Never throws.
 */
export async function inspectDocument(document: GivenDocument): Promise<Inspection> {
  const problems = new Set<DocumentProblem>()
  if (!isUsableName(document.name)) problems.add('name-not-usable')
  const found = recogniseType(document.bytes)
  if (found.problem) problems.add(found.problem)
  if (found.type && !isCalled(document, found.type)) problems.add('type-differs')
  const reading = found.type && !found.problem ? await read(document.bytes, found.type) : nothing
  for (const problem of reading.problems) problems.add(problem)
  const properties = Object.values(reading.properties).join('')
  const isLong =
    reading.text.length > limits.textCharacters || properties.length > limits.propertyCharacters
  if (isLong) problems.add('too-long')
  // What stands there is not what is shown (UAX #9)
  if (/[\u202D\u202E]/.test(reading.text)) problems.add('unreadable')
  return {
    type: problems.has('type-not-allowed') ? null : found.type,
    text: reading.text.slice(0, limits.textCharacters),
    properties: properties.length > limits.propertyCharacters ? {} : reading.properties,
    problems: documentProblems.filter((problem) => problems.has(problem)),
  }
}

const nothing: Reading = { text: '', properties: {}, problems: [] }

async function read(bytes: Uint8Array, type: DocumentType): Promise<Reading> {
  try {
    if (type === 'pdf') return await readPdf(bytes)
    if (type === 'docx') return await readDocx(bytes)
    return readText(bytes)
  } catch {
    return { ...nothing, problems: ['unreadable'] }
  }
}

/** Whether the name and the declared type say what the content is. */
function isCalled({ name, declaredType }: GivenDocument, type: DocumentType): boolean {
  const { extensions, mediaType } = typesOfName[type]
  const declared = declaredType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const isDeclared = ['', 'application/octet-stream', mediaType].includes(declared)
  return isDeclared && extensions.some((extension) => name.toLowerCase().endsWith(extension))
}
