import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readAdminDatabaseUrl, runCommand } from '../src/index.ts'

const program = fileURLToPath(new URL('tiny-service.ts', import.meta.url))
const token = 'correct-horse-battery'

/** Runs the service as its own process and keeps what it prints. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const printed = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed.text += chunk
    })
  }
  return { child, exited, printed, [Symbol.dispose]: () => child.kill('SIGKILL') }
}

async function untilPrinted(
  { child, printed }: { child: ChildProcess; printed: { text: string } },
  words: string,
) {
  while (!printed.text.includes(words)) {
    if (child.exitCode !== null) throw new Error(`It ended without "${words}": ${printed.text}`)
    if (child.stdout) await Promise.race([once(child.stdout, 'data'), once(child, 'close')])
  }
}

describe('runProcess', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'closes the service on %s and exits 0',
    async (signal) => {
      using service = run({ PORT: '0', TOKEN: token })
      await untilPrinted(service, 'http://')
      service.child.kill(signal)
      expect(await service.exited).toBe(0)
      expect(service.printed.text).toContain('closing')
    },
  )

  it('exits at once on a second signal, when closing hangs', async () => {
    using service = run({ PORT: '0', TOKEN: token, MISHAP: 'stop' })
    await untilPrinted(service, 'http://')
    service.child.kill('SIGTERM')
    await untilPrinted(service, 'closing')
    service.child.kill('SIGTERM')
    expect(await service.exited).toBe(1)
  })

  it('prints all settings that are wrong, one a line, and exits 1', async () => {
    using service = run({ PORT: 'many', TOKEN: 'hunter2' })
    expect(await service.exited).toBe(1)
    expect(service.printed.text).toBe(
      [
        'tiny-service cannot start:',
        '  PORT is not of the right form: set it to a port from 0 to 65535.',
        '  TOKEN is not of the right form: set it to a secret of at least 16 characters.',
        '',
      ].join('\n'),
    )
  })

  it('prints one line when the port is in use', async () => {
    using first = run({ PORT: '0', TOKEN: token })
    await untilPrinted(first, '\n')
    const { port } = new URL(first.printed.text.trim())
    using second = run({ PORT: port, TOKEN: token })
    expect(await second.exited).toBe(1)
    expect(second.printed.text).toContain(`PORT: port ${port} on 127.0.0.1 is in use`)
  })

  it.each([
    ['start', 'service could not start'],
    ['later', 'unhandled rejection'],
  ])('logs a failure (%s) without its message and exits 1', async (mishap, message) => {
    using service = run({ PORT: '0', TOKEN: token, MISHAP: mishap })
    expect(await service.exited).toBe(1)
    expect(service.printed.text).toContain(`"msg":"${message}"`)
    expect(service.printed.text).toContain('tiny-service.ts')
    expect(service.printed.text).not.toContain('mair.jones')
  })
})

describe('runCommand', () => {
  const runWith = async (run: () => Promise<void>) => {
    const printed: string[] = []
    const codes: number[] = []
    const process = {
      stderr: { write: (text: string) => printed.push(text) },
      exit: (code: number) => codes.push(code),
    }
    await runCommand({ process, name: 'tiny-service migrate', run })
    return { printed: printed.join(''), codes }
  }

  it('prints what is wrong with the settings and exits 1', async () => {
    expect(await runWith(async () => void readAdminDatabaseUrl({}))).toEqual({
      printed:
        'tiny-service migrate cannot start:\n  ADMIN_DATABASE_URL is missing: set it to an absolute URL (postgres: or postgresql:). PostgreSQL, as the role that owns the schemas.\n',
      codes: [1],
    })
  })

  it('leaves a command that is done, or that fails otherwise, to the process', async () => {
    expect(await runWith(async () => undefined)).toEqual({ printed: '', codes: [] })
    const failure = new Error('the migration 20260101 failed')
    await expect(runWith(() => Promise.reject(failure))).rejects.toBe(failure)
  })
})
