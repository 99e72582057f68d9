import type { DocumentProblem, Reading } from '../inspection.ts'
import { limits } from '../inspection.ts'
import { decodeUnicode } from '../text/decode-unicode.ts'
import { openZip, type ZipPart } from './open-zip.ts'
import { isSilentContent, kindOfPart } from './part-kind.ts'
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
    if (kind === 'silent' && !isSilentContent(await part.read())) problems.add('unreadable')
    if (kind !== 'xml') continue
    const xml = decodeXml(await part.read())
    if (xml === null) problems.add('unreadable')
    const reading = readPart(xml ?? '', isOfWord(part.name))
    // Elsewhere a part can be in the language of Word too: only there are words whole that are written in pieces
    if (!isOfWord(part.name)) texts.push(readPart(xml ?? '', true).text)
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

/** The encodings of ECMA-376 part 2 §8.1.1; null where it says another, in which other words can stand there. */
function decodeXml(bytes: Uint8Array): string | null {
  const xml = decodeUnicode(bytes)
  const declaration = xml?.slice(0, 200).match(/<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/)
  return /^(?:utf-?(?:8|16)|us-ascii)$/i.test(declaration?.[1] ?? 'utf-8') ? xml : null
}

/** The parts in the languages of Word; others (properties, custom data) have their own. */
function isOfWord(name: string): boolean {
  return /^word\/|\.rels$|^\[Content_Types\]/.test(name)
}
