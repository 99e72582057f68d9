import type { MessagePort } from 'node:worker_threads'
import { readReply } from '../read/read-reply.ts'
import type { Reply } from '../read/reply.ts'
import { begun } from './resolver-port.ts'

export interface ReadingTask {
  readonly raw: Uint8Array
  readonly port: MessagePort
}

/** `readReply` in a thread. */
export async function read({ raw, port }: ReadingTask): Promise<Reply> {
  port.postMessage(begun)
  return await readReply(raw)
}
