import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** What a server said to one message. */
export interface Swaks {
  /** The answers of the server, one a line, in order. */
  readonly answers: readonly string[]
  /** 0: it was taken. */
  readonly exitCode: number | null
}

/** Hands one message to a server as an administrator tries it by hand (swaks). */
export async function runSwaks(given: {
  port: number
  from: string
  to: readonly string[]
  /** The whole message. */
  data: string
}): Promise<Swaks> {
  const args = ['--server', '127.0.0.1', '--port', String(given.port), '--from', given.from]
  const more = ['--to', given.to.join(','), '--helo', 'client.example', '--data', '-']
  const child = spawn('swaks', [...args, ...more], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(given.data)
  const [printed, [exitCode]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  const answers = printed
    .split('\n')
    .flatMap((line) => /^<(?:-|\*\*|~)\s+(.*)$/.exec(line)?.[1] ?? [])
  return { answers, exitCode: exitCode as number | null }
}
