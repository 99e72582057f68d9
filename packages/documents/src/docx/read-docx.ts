import type { DocumentProblem, Reading } from '../inspection.ts'
import { limits } from '../inspection.ts'
import { decodeUnicode } from '../text/decode-unicode.ts'
import { openZip, type ZipPart } from './open-zip.ts'
import { kindOfPart } from './part-kind.ts'
import { readPart } from './read-part.ts'

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Reads every part of a DOCX. @throws what yauzl throws at a file that it cannot read */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const zip = await openZip(bytes)
  if ('problem' in zip) return only(zip.problem)
  const types = zip.parts.find(({ name }) => name === '[Content_Types].xml')
  const content = types ? (await types.read()).toString('utf8') : ''
  if (/macroEnabled/i.test(content)) return only('macros', 'type-not-allowed')
  if (!content.includes(mainType)) return only('type-not-allowed')
  return await readParts(zip.parts)
}

function only(...problems: DocumentProblem[]): Reading {
  return { text: '', properties: {}, problems }
}

async function readParts(parts: readonly ZipPart[]): Promise<Reading> {
  const problems = new Set<DocumentProblem>()
  const texts: string[] = []
  const properties: Record<string, string> = {}
  let characters = 0
  for (const part of parts) {
    const kind = kindOfPart(part.name)
    if (kind === 'macros' || kind === 'active-content') problems.add(kind)
    if (kind !== 'xml') continue
    const xml = decodeUnicode(await part.read())
    if (xml === null) problems.add('unreadable')
    const reading = readPart(xml ?? '', isOfWord(part.name))
    if (reading.isActive) problems.add('active-content')
    if (part.name.startsWith('docProps/')) properties[part.name] = reading.text
    else if (part.name !== '[Content_Types].xml') texts.push(reading.text)
    characters += reading.text.length
    if (characters > limits.textCharacters) {
      problems.add('too-long')
      break
    }
  }
  if (!/[\p{L}\p{N}]/u.test(await mainText(parts))) problems.add('no-text')
  return { text: texts.join('\n'), properties, problems: [...problems] }
}

/** A letter that is only a picture has no text of its own. */
async function mainText(parts: readonly ZipPart[]): Promise<string> {
  const main = parts.find(({ name }) => /^word\/document\d*\.xml$/.test(name))
  const xml = main ? decodeUnicode(await main.read()) : null
  return xml?.replace(/<[^>]*>/g, '') ?? ''
}

/** The parts in the languages of Word; others (properties, custom data) have their own. */
function isOfWord(name: string): boolean {
  return /^word\/|\.rels$|^\[Content_Types\]/.test(name)
}
