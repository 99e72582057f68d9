import { randomUUID } from 'node:crypto'
import { type CorrespondenceKind, sendCorrespondence } from '@gwirio/contracts'
import type { AnswerTo, Ask, CallOptions } from './call.ts'
import { type DocumentToSend, readDocuments } from './documents.ts'
import { GwirioError } from './error.ts'
import type { OnProgress } from './upload.ts'

const timeoutMilliseconds = 120_000
const { maxBytes, most } = sendCorrespondence.files

/** What is to leave, for whom; the words around it come from the templates of the organisation. */
export interface Letter {
  readonly case: string
  readonly party: string
  readonly address: string
  readonly kind: CorrespondenceKind
  /** Your own name for it: never a person's. */
  readonly reference?: string
  /** Without personal data; leave it out to use the one of the template. */
  readonly subject?: string
  readonly text?: string
  readonly documents?: readonly DocumentToSend[]
}

export interface SendOptions extends CallOptions {
  /** Names this request, so that sending it again sends nothing twice; made once for each call unless given. */
  readonly idempotencyKey?: string
  readonly onProgress?: OnProgress
  readonly timeoutMilliseconds?: number
}

/**
 * Hands a letter or report over, again with the same Idempotency-Key where an attempt was lost: it is taken once.
 *
 * @throws {GwirioError} when nothing is known of it; sending it again with the same key is safe
 */
export function createSend(ask: Ask) {
  return async (
    letter: Letter,
    options: SendOptions = {},
  ): Promise<AnswerTo<typeof sendCorrespondence>> => {
    const { documents = [], ...body } = letter
    const files = await readDocuments(documents)
    const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0)
    if (bytes > maxBytes) throw tooMuch('body-too-large')
    if (files.length > most) throw tooMuch('malformed-form')
    return ask('correspondence', sendCorrespondence, {
      body,
      files,
      headers: { 'idempotency-key': options.idempotencyKey ?? randomUUID() },
      isRepeatable: true,
      timeoutMilliseconds: options.timeoutMilliseconds ?? timeoutMilliseconds,
      onProgress: options.onProgress,
      ...(options.signal && { signal: options.signal }),
    })
  }
}

function tooMuch(code: 'body-too-large' | 'malformed-form') {
  return new GwirioError({ operation: sendCorrespondence.id, code })
}
