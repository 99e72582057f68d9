import { readFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { CallInput } from '@gwirio/contracts'
import { GwirioError } from './error.ts'

/** A PDF, DOCX or plain text: as bytes with a name, or as the path of a file. The recipient sees the name. */
export type DocumentToSend =
  | { readonly name: string; readonly content: Uint8Array | Blob; readonly type?: string }
  | { readonly path: string; readonly name?: string; readonly type?: string }

const types: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Reads all documents before anything is sent, so that every attempt sends the same.
 *
 * @throws {GwirioError} `document-unreadable`
 */
export async function readDocuments(
  documents: readonly DocumentToSend[],
): Promise<NonNullable<CallInput['files']>> {
  return Promise.all(
    documents.map(async (document) => {
      const name = document.name ?? ('path' in document ? basename(document.path) : '')
      return {
        name,
        declaredType: document.type ?? types[extname(name).toLowerCase()] ?? '',
        bytes: await readBytes(document),
      }
    }),
  )
}

async function readBytes(document: DocumentToSend): Promise<Buffer> {
  if ('path' in document)
    return readFile(document.path).catch(() => {
      throw new GwirioError({ operation: 'send', code: 'document-unreadable' })
    })
  const { content } = document
  return content instanceof Blob ? Buffer.from(await content.arrayBuffer()) : Buffer.from(content)
}
