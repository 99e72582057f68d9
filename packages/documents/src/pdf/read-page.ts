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
  const isPicture = !hasLetters(text) && (await drawsSomething(page))
  page.cleanup()
  return { text, beside: [...notes, ...structure], isPicture }
}

/** Glyphs without a letter behind them come as private or unassigned characters. */
function hasLetters(text: string): boolean {
  const all = text.replace(/\s/gu, '')
  const letters = all.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters > 0 && letters * 2 >= all.length
}

/** Saving, restoring and transforming alone leave no trace. */
async function drawsSomething(page: PdfPage): Promise<boolean> {
  const { OPS } = await import('unpdf/pdfjs')
  const silent = new Set<number>([OPS.save, OPS.restore, OPS.transform, OPS.dependency])
  const { fnArray } = await page.getOperatorList({ annotationMode: 0 })
  return fnArray.some((operator) => !silent.has(operator))
}
