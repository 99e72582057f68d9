import { PDFDocument } from '@cantoo/pdf-lib'
import type { World } from './world.ts'

export async function pdf(words: string): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage().drawText(words)
  return Buffer.from(await document.save())
}

export const report = {
  name: 'report.pdf',
  declaredType: 'application/pdf',
  bytes: await pdf('A report.'),
}

export const note = (text: string, name = 'note.txt') => ({
  name,
  declaredType: 'text/plain',
  bytes: Buffer.from(text),
})

/** How much was ever kept. */
export async function countKept({ db }: World): Promise<number> {
  const rows = await db
    .withSchema('correspondence')
    .selectFrom('correspondence')
    .select('correspondenceId')
    .execute()
  return rows.length
}

export const keyOf = (letter: { caseId: string; correspondenceId: string }) => ({
  caseId: letter.caseId,
  correspondenceId: letter.correspondenceId,
})
