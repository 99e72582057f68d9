import type { DocumentType } from '../inspection.ts'

/** How each type of document is called by a file name and by a media type. */
export const typesOfName: Readonly<
  Record<DocumentType, { readonly extensions: readonly string[]; readonly mediaType: string }>
> = {
  pdf: { extensions: ['.pdf'], mediaType: 'application/pdf' },
  docx: {
    extensions: ['.docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  text: { extensions: ['.txt', '.text'], mediaType: 'text/plain' },
}
