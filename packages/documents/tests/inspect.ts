import { inspectDocument } from '../src/inspect-document.ts'
import type { Inspection } from '../src/inspection.ts'

export const inspectPdf = (bytes: Uint8Array): Promise<Inspection> =>
  inspectDocument({ name: 'letter.pdf', declaredType: 'application/pdf', bytes })

export const inspectDocx = (bytes: Uint8Array): Promise<Inspection> =>
  inspectDocument({ name: 'letter.docx', declaredType: null, bytes })

export const inspectText = (bytes: Uint8Array): Promise<Inspection> =>
  inspectDocument({ name: 'letter.txt', declaredType: 'text/plain; charset=utf-8', bytes })
