import { MessageChannel, type Worker } from 'node:worker_threads'
import { isOutOfMemory, openThreads, sparedCores, type Threads } from '@gwirio/threads'
import type { GivenDocument, Inspection } from '../inspection.ts'
import { recogniseType } from '../recognise-type.ts'
import type { Begun } from './inspect-thread.ts'

export interface InspectorOptions {
  /** As many as there are cores, without the one that listens, when it is not given. */
  readonly threads?: number
  /** For one document; 10,000 when it is not given. */
  readonly deadlineMilliseconds?: number
  /** What one document may take, in and beside the heap; 512 when it is not given. */
  readonly megabytes?: number
}

export interface Inspector extends AsyncDisposable {
  /** How many documents are read at once; more wait in order of arrival. */
  readonly threads: number
  /** A document that takes longer or more memory than is allowed is `unreadable`; its thread is ended. */
  inspect(document: GivenDocument): Promise<Inspection>
}

/** Starts threads that read documents, so that a hostile one ends a thread and nothing else. Disposing waits for what runs. */
export function createInspector(options: InspectorOptions = {}): Inspector {
  const deadline = options.deadlineMilliseconds ?? 10_000
  const megabytes = options.megabytes ?? 512
  const threads = options.threads ?? sparedCores()
  const file = new URL('./inspect-thread.ts', import.meta.url)
  const pool = openThreads(file, { threads, megabytes })
  return {
    threads,
    inspect: (document) => run(pool, document, { deadline, bytes: megabytes * 1024 * 1024 }),
    async [Symbol.asyncDispose]() {
      await pool.close()
    },
  }
}

interface Bounds {
  /** In milliseconds; begins when a thread begins, not in the queue. */
  readonly deadline: number
  readonly bytes: number
}

function unreadable({ bytes }: GivenDocument): Inspection {
  return { type: recogniseType(bytes).type, text: '', properties: {}, problems: ['unreadable'] }
}

async function run(pool: Threads, document: GivenDocument, bounds: Bounds): Promise<Inspection> {
  const { port1: port, port2 } = new MessageChannel()
  const beyond = new AbortController()
  const watches: Disposable[] = []
  port.on('message', ({ threadId }: Begun) => {
    const thread = pool.threads.find((each) => each.threadId === threadId)
    watches.push(watchTime(bounds.deadline, beyond))
    if (thread) watches.push(watchMemory(thread, bounds.bytes, beyond))
  })
  try {
    const task = { document, port: port2 }
    const running = { name: 'inspect', transferList: [port2], signal: beyond.signal }
    return (await pool.run(task, running)) as Inspection
  } catch (error) {
    if (beyond.signal.aborted || isOutOfMemory(error)) return unreadable(document)
    throw error
  } finally {
    for (const watch of watches) watch[Symbol.dispose]()
    port.close()
  }
}

function watchTime(milliseconds: number, beyond: AbortController): Disposable {
  const timer = setTimeout(() => beyond.abort(), milliseconds)
  return { [Symbol.dispose]: () => clearTimeout(timer) }
}

const lookEveryMilliseconds = 20

/** The limits of a thread bound its heap; buffers lie beside it and are watched. */
function watchMemory(thread: Worker, bytes: number, beyond: AbortController): Disposable {
  const timer = setInterval(() => {
    thread.getHeapStatistics().then(
      (used) => used.external_memory > bytes && beyond.abort(),
      // It has just ended
      () => undefined,
    )
  }, lookEveryMilliseconds)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
