import type { MessagePort } from 'node:worker_threads'
import type { OwnMail } from '../read/quotes/own-words.ts'
import { readReply } from '../read/read-reply.ts'
import { type ReturnedMail, readReturnedMail } from '../read/read-returned.ts'
import type { Reply } from '../read/reply.ts'
import { begun } from './resolver-port.ts'

export interface ReadingTask {
  readonly raw: Uint8Array
  readonly port: MessagePort
}

/** `readReply` in a thread. */
export async function read({
  raw,
  port,
  ownMails,
}: ReadingTask & { readonly ownMails?: readonly OwnMail[] | undefined }): Promise<Reply> {
  port.postMessage(begun)
  return await readReply(raw, ownMails)
}

/** `readReturnedMail` in a thread. */
export function readBack({ raw, port }: ReadingTask): ReturnedMail {
  port.postMessage(begun)
  return readReturnedMail(raw)
}
