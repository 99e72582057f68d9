import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type VirusScannerOptions = (
  | { readonly host: string; readonly port: number }
  | { readonly socket: string }
) & {
  /** For one scan, from the connection to the answer. */
  readonly timeoutMilliseconds: number
}

export interface VirusScanner {
  /** @throws {VirusScannerError} when clamd cannot say: nothing is clean that nobody has looked at */
  scan(bytes: Uint8Array): Promise<'clean' | 'infected'>
}

/** Why there is no answer: it cannot be reached or is too slow, or it refused to look. */
export class VirusScannerError extends Error {
  override readonly name = 'VirusScannerError'
  readonly code: 'not-reachable' | 'not-scanned'

  constructor(code: VirusScannerError['code'], cause?: unknown) {
    super(`The virus scanner gave no answer: ${code}`, { cause })
    this.code = code
  }
}

/** Longer than any answer that is one. */
const longestAnswerBytes = 4_096
const chunkBytes = 64 * 1024

/** clamd over its own protocol: INSTREAM, one connection for each scan (clamd(8), *COMMANDS*). */
export function createVirusScanner(options: VirusScannerOptions): VirusScanner {
  const place = 'socket' in options ? { path: options.socket } : options
  return {
    async scan(bytes) {
      const signal = AbortSignal.timeout(options.timeoutMilliseconds)
      const socket = connect({ ...place, signal })
      try {
        return readAnswer(await ask(socket, bytes))
      } catch (error) {
        if (error instanceof VirusScannerError) throw error
        throw new VirusScannerError('not-reachable', error)
      } finally {
        socket.destroy()
      }
    },
  }
}

/** It may answer, and close, before it has taken everything: a stream that is too long for it. */
async function ask(socket: Socket, bytes: Uint8Array): Promise<string> {
  const answer = receive(socket)
  const sent = send(socket, bytes)
  await Promise.race([answer, sent.then(() => answer)])
  return await answer
}

async function send(socket: Socket, bytes: Uint8Array): Promise<void> {
  await once(socket, 'connect')
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const chunk = bytes.subarray(at, at + chunkBytes)
    socket.write(lengthOf(chunk))
    if (!socket.write(chunk)) await once(socket, 'drain')
  }
  socket.write(lengthOf(new Uint8Array()))
}

function lengthOf(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

/** An answer is whole with its final zero. */
async function receive(socket: Socket): Promise<string> {
  let answer = ''
  for await (const chunk of socket) {
    answer += (chunk as Buffer).toString('latin1')
    if (answer.includes('\0') || answer.length > longestAnswerBytes) break
  }
  return answer
}

function readAnswer(answer: string): 'clean' | 'infected' {
  if (answer === 'stream: OK\0') return 'clean'
  if (/^stream: [^\0]+ FOUND\0$/.test(answer)) return 'infected'
  throw new VirusScannerError('not-scanned')
}
