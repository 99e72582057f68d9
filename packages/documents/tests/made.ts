import { buffer } from 'node:stream/consumers'
import { PDFDocument, type PDFPage, StandardFonts } from '@cantoo/pdf-lib'
import { ZipFile } from 'yazl'
import { typesOfName } from '../src/name/types-of-name.ts'

export const docxType = typesOfName.docx.mediaType

/** A PDF with one page of text, changed by whoever needs it otherwise. */
export async function makePdf(
  text: string,
  change: (pdf: PDFDocument, page: PDFPage) => void | Promise<void> = () => undefined,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  if (text !== '') {
    const font = await pdf.embedFont(StandardFonts.Helvetica)
    page.drawText(text, { x: 40, y: 700, size: 12, font })
  }
  await change(pdf, page)
  return await pdf.save()
}

/** A zip file with these parts, in this order. */
export async function makeZip(
  parts: Readonly<Record<string, string | Uint8Array>>,
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return await buffer(zip.outputStream)
}

const mainType = `${docxType}.main+xml`
const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

/** The parts of the smallest DOCX, with this inside its body. */
export function docxParts(body: string): Record<string, string> {
  return {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
    '_rels/.rels': relationships(
      '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>',
    ),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
  }
}

export function relationships(inside: string): string {
  return `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inside}</Relationships>`
}

export const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

/** A DOCX of this body, with more parts or others. */
export function makeDocx(
  body: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Buffer> {
  return makeZip({ ...docxParts(body), ...more })
}
