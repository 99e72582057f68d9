import type { MessagePort } from 'node:worker_threads'
import type { MailResolver } from '../authenticate/resolver.ts'

/** What a thread tells about its task: that it has begun, or what it asks of DNS. */
export type FromThread =
  | { readonly kind: 'begun' }
  | { readonly kind: 'question'; readonly id: number; readonly name: string; readonly type: string }

export const begun: FromThread = { kind: 'begun' }

interface ToThread {
  readonly id: number
  readonly answer: unknown[] | null
  /** Code of the error when there is no answer, as `node:dns` gives it. */
  readonly code: string | undefined
}

/** Answers one question of a thread with the resolver of the main thread. */
export async function answerQuestion(
  port: MessagePort,
  { id, name, type }: { id: number; name: string; type: string },
  resolver: MailResolver,
): Promise<void> {
  const send = (message: ToThread) => port.postMessage(message)
  try {
    send({ id, answer: await resolver(name, type), code: undefined })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ESERVFAIL'
    send({ id, answer: null, code })
  }
}

/** In a thread: a resolver that asks the main thread. */
export function askThrough(port: MessagePort): MailResolver {
  const waiting = new Map<number, PromiseWithResolvers<unknown[]>>()
  let lastId = 0
  port.on('message', ({ id, answer, code }: ToThread) => {
    const asked = waiting.get(id)
    waiting.delete(id)
    if (answer) asked?.resolve(answer)
    else asked?.reject(Object.assign(new Error('no answer from DNS'), { code }))
  })
  return async (name, type) => {
    const id = ++lastId
    const asked = Promise.withResolvers<unknown[]>()
    waiting.set(id, asked)
    const question: FromThread = { kind: 'question', id, name, type }
    port.postMessage(question)
    return await asked.promise
  }
}
