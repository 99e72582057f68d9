import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Daemon extends AsyncDisposable {
  /** Resolves with the log once it holds this, which may take some 40 s. */
  waitForLog(words: RegExp): Promise<string>
}

/** Runs a server in the foreground, with its files in a folder that goes with it, until it is disposed of. */
export async function runDaemon(options: {
  command: string
  args: readonly string[]
  folder: string
  /** It is ready when these answer. */
  ports: readonly number[]
  /** Its arguments that end it; SIGTERM does it without. */
  stop?: readonly string[]
}): Promise<Daemon> {
  const { command, args, folder, ports, stop } = options
  const log = join(folder, 'log')
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  const readLog = () => readFile(log, 'utf8').catch(() => '')
  while (!(await Promise.all(ports.map(answers))).every(Boolean)) {
    if (child.exitCode !== null)
      throw new Error(`${command} did not start:\n${printed}${await readLog()}`)
    await wait(20)
  }
  return {
    async waitForLog(words) {
      for (let turn = 0; turn < 2_000; turn += 1) {
        const text = await readLog()
        if (words.test(text)) return text
        await wait(20)
      }
      throw new Error(`The log of ${command} does not hold ${words}:\n${await readLog()}`)
    },
    async [Symbol.asyncDispose]() {
      await end(child, stop && [command, stop])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function end(
  child: ChildProcess,
  stop: readonly [command: string, args: readonly string[]] | undefined,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  if (stop) await once(spawn(...stop, { stdio: 'ignore' }), 'exit')
  else child.kill('SIGTERM')
  await ended
}

async function answers(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
