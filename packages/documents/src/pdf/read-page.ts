import type { getDocumentProxy } from 'unpdf'
import { stringsIn } from './strings-in.ts'

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>

export interface PageReading {
  /** What is written on the page, seen or not. */
  readonly text: string
  /** Notes, form fields, alternative text. */
  readonly beside: readonly string[]
  /** Something is drawn on the page and no letter of it is text: a scan, or letters as pictures. */
  readonly isPicture: boolean
}

export async function readPage(document: PdfDocument, number: number): Promise<PageReading> {
  const page = await document.getPage(number)
  const content = await page.getTextContent({ disableNormalization: true })
  const text = content.items
    .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
    .join('')
  const notes = stringsIn(await page.getAnnotations())
  const structure = stringsIn(await page.getStructTree())
  const isPicture = !isReadable(text) && (/\S/.test(text) || (await drawsSomething(page)))
  page.cleanup()
  return { text, beside: [...notes, ...structure], isPicture }
}

/** Glyphs without a letter behind them come as private, unassigned or control characters. */
function isReadable(text: string): boolean {
  const all = text.match(/\S/gu)?.length ?? 0
  const unknown = text.match(/\p{Co}|\p{Cn}|(?!\s)\p{Cc}|\uFFFD/gu)?.length ?? 0
  return /[\p{L}\p{N}]/u.test(text) && unknown * 5 <= all
}

/** What paints; text is looked at as text. Empty pages set colours, fonts and places too. */
const paints =
  /^(?:paint(?!Form)|fill(?=$|Stroke)|eoFill|stroke|close(?:EO)?(?:Fill|Stroke)|shadingFill|rawFillPath)/

async function drawsSomething(page: PdfPage): Promise<boolean> {
  const { OPS } = await import('unpdf/pdfjs')
  const painting = new Set(
    Object.entries(OPS).flatMap(([name, operator]) => (paints.test(name) ? [operator] : [])),
  )
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  return fnArray.some((operator, index) => {
    // A path says itself what becomes of it
    const what = operator === OPS.constructPath ? (argsArray[index] as unknown[])[0] : operator
    return painting.has(Number(what))
  })
}
