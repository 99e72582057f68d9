import { isOutOfMemory, openThreads } from '@gwirio/threads'
import type { TakenApart } from './take-apart.ts'

/** `takeApart` in threads, so that a hostile message ends a thread and nothing else. */
export interface MessageReader extends AsyncDisposable {
  /** @returns null for a message that is nested too deep, or takes longer or more memory than is allowed */
  takeApart(raw: Uint8Array): Promise<TakenApart | null>
  /**
   * One that was taken apart before it was kept.
   *
   * @throws Error when it cannot be now: nobody decides about what they did not see
   */
  takeApartAgain(raw: Uint8Array): Promise<TakenApart>
}

/** For one message, its wait for a thread included. */
const deadlineMilliseconds = 10_000
const megabytes = 512

/** Starts threads that take messages apart. Disposing waits for what runs. */
export function createMessageReader({ threads }: { threads: number }): MessageReader {
  const file = new URL('./take-apart-thread.ts', import.meta.url)
  const pool = openThreads(file, { threads, megabytes })
  const takeApart = async (raw: Uint8Array) => {
    const late = AbortSignal.timeout(deadlineMilliseconds)
    try {
      const running = pool.run(raw, { name: 'takeApartOrNull', signal: late })
      const taken = (await running) as TakenApart | null
      return taken && { ...taken, documents: taken.documents.map(withBuffer) }
    } catch (error) {
      if (late.aborted || isOutOfMemory(error)) return null
      throw error
    }
  }
  return {
    takeApart,
    async takeApartAgain(raw) {
      const taken = await takeApart(raw)
      if (!taken) throw new Error('a message that was kept could not be taken apart')
      return taken
    },
    async [Symbol.asyncDispose]() {
      await pool.close()
    },
  }
}

/** What comes from a thread is no Buffer any more. */
function withBuffer<T extends { readonly bytes: Uint8Array }>(file: T): T & { bytes: Buffer } {
  const { buffer, byteOffset, byteLength } = file.bytes
  return { ...file, bytes: Buffer.from(buffer, byteOffset, byteLength) }
}
