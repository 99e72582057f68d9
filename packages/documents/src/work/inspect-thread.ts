import { type MessagePort, threadId } from 'node:worker_threads'
import { inspectDocument } from '../inspect-document.ts'
import type { GivenDocument, Inspection } from '../inspection.ts'

/** What a thread says when it begins: which one it is. */
export interface Begun {
  readonly threadId: number
}

/** `inspectDocument` in a thread. */
export async function inspect({
  document,
  port,
}: {
  readonly document: GivenDocument
  readonly port: MessagePort
}): Promise<Inspection> {
  const begun: Begun = { threadId }
  port.postMessage(begun)
  return await inspectDocument(document)
}
