import { type AuthenticationOptions, authenticateMail } from '../authenticate/authenticate-mail.ts'
import type { Connection } from '../authenticate/sender.ts'
import type { Verdict } from '../authenticate/verdict.ts'
import type { ReadingTask } from './read-thread.ts'
import { askThrough, begun } from './resolver-port.ts'

export interface AuthenticationTask extends ReadingTask {
  readonly connection: Connection
  readonly options: Omit<AuthenticationOptions, 'resolver'>
}

/** `authenticateMail` in a thread; the questions to DNS go back to the main thread. */
export async function authenticate(task: AuthenticationTask): Promise<Verdict> {
  const { raw, port, connection, options } = task
  port.postMessage(begun)
  try {
    return await authenticateMail(raw, connection, { ...options, resolver: askThrough(port) })
  } finally {
    port.close()
  }
}
