import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findFreePort } from '@gwirio/testing'
import { expect, it, vi } from 'vitest'

// Two starts of a process: on a loaded machine each may take many seconds
it('has after a kill -9 everything that it answered for', { timeout: 120_000 }, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-killed-'))
  const port = await findFreePort()
  const mails = `http://127.0.0.1:${port}/api/mail`
  const first = await start(port, folder)
  for (const subject of ['1', '2', '3']) {
    const body = JSON.stringify({ from: 'a@b.example', to: 'c@d.example', subject, text: 'x' })
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(mails, { method: 'POST', headers, body })).status).toBe(202)
  }
  await end(first, 'SIGKILL')

  const second = await start(port, folder)
  expect(await (await fetch(mails)).json()).toMatchObject(
    ['3', '2', '1'].map((subject) => ({ subject, to: 'c@d.example' })),
  )
  expect(await end(second, 'SIGTERM')).toBe(0)
  await rm(folder, { recursive: true })
})

async function start(port: number, folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '../index.ts')], {
    env: {
      PORT: String(port),
      SMTP_PORT: '0',
      MX_PORT: '0',
      POLICY_PORT: '0',
      SCANNER_PORT: '0',
      DNS_PORT: '0',
      FOLDER: folder,
      TWILIO_AUTH_TOKEN: 'only-for-tests-of-the-world',
    },
    stdio: 'inherit',
  })
  await vi.waitFor(() => fetch(`http://127.0.0.1:${port}/ready`), {
    timeout: 50_000,
    interval: 100,
  })
  return child
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
  return child.exitCode
}
