import { MessageChannel } from 'node:worker_threads'
import { isOutOfMemory, openThreads, sparedCores, type Threads } from '@gwirio/threads'
import type { AuthenticationOptions } from '../authenticate/authenticate-mail.ts'
import { defaultDnsSeconds, type MailResolver } from '../authenticate/resolver.ts'
import type { Connection } from '../authenticate/sender.ts'
import type { Verdict } from '../authenticate/verdict.ts'
import type { OwnMail } from '../read/quotes/own-words.ts'
import { readHeaderAlone } from '../read/read-reply.ts'
import { type ReturnedMail, readReturnedHeader } from '../read/read-returned.ts'
import type { Reply } from '../read/reply.ts'
import type { AuthenticationTask } from './authenticate-thread.ts'
import type { ReadingTask } from './read-thread.ts'
import { answerQuestion, type FromThread } from './resolver-port.ts'

export interface MailReaderOptions {
  /** As many as there are cores, without the one that listens, when it is not given. */
  readonly threads?: number
  /** For the work on one mail, without what it waits for DNS; 2000 when it is not given. */
  readonly deadlineMilliseconds?: number
}

/** `readReply`, `readReturnedMail` and `authenticateMail` in threads, so that the listener stays quick. */
export interface MailReader extends AsyncDisposable {
  /** What takes longer than the deadline has the problem `too-complex`. */
  readReply(raw: Uint8Array, ownMails?: readonly OwnMail[]): Promise<Reply>
  /** What takes longer than the deadline has the problem `too-complex`. */
  readReturnedMail(raw: Uint8Array): Promise<ReturnedMail>
  /** What takes longer than the deadline has the level `none` and the reason `too-complex`. */
  authenticateMail(
    raw: Uint8Array,
    connection: Connection,
    options: AuthenticationOptions,
  ): Promise<Verdict>
}

const defaultDeadlineMilliseconds = 2_000
/** Mails that wait for DNS hold no thread. */
const authenticationsPerThread = 32
const megabytes = 256

/**
 * Starts threads that read mail. A thread that does not come back is ended and replaced; the others that it
 * authenticated meanwhile fail and are to be tried again. Disposing waits for what runs.
 */
export function createMailReader(options: MailReaderOptions = {}): MailReader {
  const threads = options.threads ?? sparedCores()
  const deadline = options.deadlineMilliseconds ?? defaultDeadlineMilliseconds
  const readers = openThreads(fileOf('./read-thread.ts'), { threads, megabytes })
  const openAuthenticators = () =>
    openThreads(fileOf('./authenticate-thread.ts'), {
      threads,
      tasksOfEach: authenticationsPerThread,
      megabytes,
    })
  let authenticators = openAuthenticators()
  return {
    async readReply(raw, ownMails) {
      const task: Omit<ReadingTask, 'port'> & { ownMails: typeof ownMails } = { raw, ownMails }
      const reply = await run<Reply>(readers, 'read', { task, deadline, isAlone: true })
      return reply ?? readHeaderAlone(raw, 'too-complex')
    },
    async readReturnedMail(raw) {
      const task: Omit<ReadingTask, 'port'> = { raw }
      const given = { task, deadline, isAlone: true }
      return (
        (await run<ReturnedMail>(readers, 'readBack', given)) ??
        readReturnedHeader(raw, 'too-complex')
      )
    },
    async authenticateMail(raw, { remoteAddress, helo, mailFrom }, { resolver, ...rest }) {
      const connection = { remoteAddress, helo, mailFrom }
      const task: Omit<AuthenticationTask, 'port'> = { raw, connection, options: rest }
      const dnsSeconds = rest.deadlineSeconds ?? defaultDnsSeconds
      const whole = deadline + dnsSeconds * 1_000
      const pool = authenticators
      const given = { task, resolver, deadline: whole, isAlone: false }
      const verdict = await run<Verdict>(pool, 'authenticate', given)
      if (verdict) return verdict
      if (pool === authenticators) authenticators = openAuthenticators()
      await pool.destroy()
      return tooComplex
    },
    async [Symbol.asyncDispose]() {
      await readers.close()
      await authenticators.close()
    },
  }
}

const tooComplex: Verdict = {
  level: 'none',
  from: null,
  reasons: ['too-complex'],
  dkim: [],
  spf: null,
  dmarc: null,
}

function fileOf(name: string): URL {
  return new URL(name, import.meta.url)
}

interface Run {
  readonly task: object
  /** Begins when a thread begins, not in the queue. */
  readonly deadline: number
  readonly resolver?: MailResolver
  /** Whether the thread does nothing else, so that it can be ended; piscina runs such a task alone. */
  readonly isAlone: boolean
}

/** Null when the deadline passed. */
async function run<Result>(pool: Threads, name: string, given: Run): Promise<Result | null> {
  const { port1: port, port2 } = new MessageChannel()
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  port.on('message', (message: FromThread) => {
    if (message.kind === 'begun') timer = setTimeout(() => late.abort(), given.deadline)
    else if (given.resolver) void answerQuestion(port, message, given.resolver)
  })
  try {
    const options = { name, transferList: [port2], signal: given.isAlone ? late.signal : null }
    const result = pool.run({ ...given.task, port: port2 }, options)
    return await Promise.race([result, whenAborted(late.signal)])
  } catch (error) {
    if (late.signal.aborted || (given.isAlone && isOutOfMemory(error))) return null
    throw error
  } finally {
    clearTimeout(timer)
    port.close()
  }
}

function whenAborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)))
}
