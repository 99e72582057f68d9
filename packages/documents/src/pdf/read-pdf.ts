import { getDocumentProxy } from 'unpdf'
import { readPart } from '../docx/read-part.ts'
import { type DocumentProblem, limits, type Reading } from '../inspection.ts'
import { hasActiveNames, hasActiveNamesAnywhere } from './active-names.ts'
import { earlierRevisions } from './earlier-revisions.ts'
import { literalStrings } from './literal-strings.ts'
import { fileText, readObjects } from './pdf-objects.ts'
import { type PdfDocument, readPage } from './read-page.ts'
import { stringsIn } from './strings-in.ts'

/** Nothing of the file is run, drawn or asked of anybody; what cannot be read whole is not read. */
const parameters = {
  verbosity: 0,
  isEvalSupported: false,
  useSystemFonts: false,
  disableFontFace: true,
  stopAtErrors: true,
  enableXfa: false,
} as const

/** Reads a PDF: its pages, what stands beside them, and whether anything in it is active. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const objects = readObjects(bytes)
  const problems = new Set<DocumentProblem>()
  if (objects === null) problems.add('unreadable')
  else if (hasActiveNames(objects) || hasActiveNamesAnywhere(fileText(bytes)))
    problems.add('active-content')
  try {
    const document = await open(bytes)
    if (document !== 'encrypted') {
      const reading = await readOpened(document, objects ?? '', problems)
      const earlier = await readEarlier(bytes, problems)
      return { ...reading, text: [reading.text, ...earlier].join('\n'), problems: [...problems] }
    }
    problems.add(document)
  } catch {
    problems.add('unreadable')
  }
  return { text: '', properties: {}, problems: [...problems] }
}

async function readOpened(
  document: PdfDocument,
  objects: string,
  problems: Set<DocumentProblem>,
): Promise<Reading> {
  const { info, metadata } = await document.getMetadata()
  if ('EncryptFilterName' in info && info.EncryptFilterName) problems.add('encrypted')
  if (await isActive(document)) problems.add('active-content')
  const pages = await readPages(document, problems)
  const names = await namesIn(document)
  await document.loadingTask.destroy()
  // What an encrypted document holds cannot be read where it lies
  const strings = problems.has('encrypted') ? [] : literalStrings(objects)
  const beside = new Set([...pages.beside, ...names, ...strings])
  return {
    text: `${pages.text}\n${[...beside].join('\n')}`,
    properties: propertiesOf(info, metadata),
    problems: [...problems],
  }
}

/** What stood in it before it was changed: whoever has the file can take the changes off. */
async function readEarlier(bytes: Uint8Array, problems: Set<DocumentProblem>): Promise<string[]> {
  const revisions = earlierRevisions(bytes)
  if (revisions.length > limits.pdfRevisions) problems.add('too-long')
  const texts: string[] = []
  for (const revision of revisions.slice(0, limits.pdfRevisions)) {
    try {
      const document = await open(revision)
      if (document === 'encrypted') problems.add(document)
      else {
        const { text, properties } = await readOpened(document, '', problems)
        texts.push(text, ...Object.values(properties))
      }
    } catch {
      problems.add('unreadable')
    }
  }
  return texts
}

async function open(bytes: Uint8Array): Promise<PdfDocument | 'encrypted'> {
  try {
    // pdf.js takes the bytes over, and no Buffer
    return await getDocumentProxy(Uint8Array.from(bytes), parameters)
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return 'encrypted'
    throw error
  }
}

async function isActive(document: PdfDocument): Promise<boolean> {
  const [scripts, files] = [await document.getJSActions(), await document.getAttachments()]
  return Boolean(scripts) || Boolean(files) || (await document.hasJSActions())
}

async function readPages(document: PdfDocument, problems: Set<DocumentProblem>) {
  const texts: string[] = []
  const beside: string[] = []
  let characters = 0
  if (document.numPages > limits.pdfPages) problems.add('too-long')
  for (let number = 1; number <= Math.min(document.numPages, limits.pdfPages); number += 1) {
    const page = await readPage(document, number)
    texts.push(page.text)
    beside.push(...page.beside)
    if (page.isPicture) problems.add('no-text')
    characters += page.text.length
    if (characters > limits.textCharacters) break
  }
  const text = texts.join('\n')
  if (!/[\p{L}\p{N}]/u.test(text)) problems.add('no-text')
  return { text, beside }
}

async function namesIn(document: PdfDocument): Promise<string[]> {
  return [
    ...stringsIn(await document.getOutline()),
    ...stringsIn(await document.getFieldObjects()),
    ...stringsIn(await document.getPageLabels()),
  ]
}

function propertiesOf(
  info: object,
  metadata: { getRaw?(): string } | null,
): Record<string, string> {
  const entries = Object.entries(info).map(
    ([name, value]) => [name, stringsIn(value).join(' ')] as const,
  )
  // XMP is XML whose values stand in attributes as well
  const xmp = readPart(metadata?.getRaw?.() ?? '', false).text.trim()
  return Object.fromEntries([...entries, ['XMP', xmp] as const].filter(([, text]) => text !== ''))
}
