import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { caseReference, startTinyGwirio } from '@gwirio/client/testing'
import { forThisFile } from '@gwirio/testing'
import { run } from '../src/run.ts'

export const gwirio = await forThisFile(startTinyGwirio(() => new Date()))
export const folder = await mkdtemp(join(tmpdir(), 'gwirio-cli-'))
export const which = ['--case', caseReference, '--party', '1']

export const env = {
  GWIRIO_EMAIL_VERIFICATION_URL: gwirio.gate.url,
  GWIRIO_CORRESPONDENCE_URL: gwirio.outgoing.url,
  GWIRIO_ISSUER: gwirio.issuer,
  GWIRIO_CLIENT_ID: 'reports',
  GWIRIO_CLIENT_SECRET: 'a secret for tests',
  GWIRIO_RESOURCE: 'urn:gwirio:api',
}

interface Given {
  readonly stdin?: string
  readonly env?: Record<string, string | undefined>
  readonly isTerminal?: boolean
  readonly signal?: AbortSignal
}

/** One run of the command, with all that it wrote. */
export async function gwirioCommand(argv: readonly string[], given: Given = {}) {
  const isTTY = given.isTerminal ?? false
  const stdout = Object.assign(new PassThrough(), { isTTY })
  const stderr = new PassThrough()
  const stdin = Object.assign(Readable.from(given.stdin === undefined ? [] : [given.stdin]), {
    isTTY: isTTY && given.stdin === undefined,
  })
  const code = await run(argv, {
    stdin,
    stdout,
    stderr,
    env: { ...env, ...given.env },
    signal: given.signal ?? new AbortController().signal,
  })
  const read = (stream: PassThrough) => String(stream.read() ?? '')
  return { code, out: read(stdout), err: read(stderr) }
}

export const file = async (name: string, content: string) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

export const lines = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
