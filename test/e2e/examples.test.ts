import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createTimeline, type WalkReport, walk } from '@gwirio/local/walkthrough'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace, type Place, type System, startSystem } from '../system.ts'

const root = join(import.meta.dirname, '../..')
let place: Place
let system: System
let verified: WalkReport

beforeAll(async () => {
  place = await makePlace()
  system = await startSystem(place)
  verified = await walk(
    system.file,
    createTimeline(() => undefined),
  )
})

afterAll(async () => {
  await system[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

/** Begins a program as somebody with a shell would. */
function begin(command: string, args: readonly string[], more: Record<string, string> = {}) {
  const { PATH = '' } = process.env
  const child = spawn(command, args, {
    cwd: root,
    env: {
      PATH,
      DATA_FOLDER: place.dataFolder,
      GWIRIO_CASE: verified.caseReference,
      GWIRIO_PARTY: verified.partyReference,
      GWIRIO_ADDRESS: verified.secrets.address,
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      printed += chunk
    })
  return { child, printed: () => printed }
}

async function run(command: string, args: readonly string[], more: Record<string, string> = {}) {
  const { child, printed } = begin(command, args, more)
  const [code] = await once(child, 'close')
  return { code, printed: printed() }
}

const example = (file: string, more?: Record<string, string>) =>
  run(process.execPath, ['examples/with-local.mjs', `examples/${file}`], more)

const elsewhere = { GWIRIO_ADDRESS: 'nobody@post.example' }

/** How many mails the person has got, once there is one more than before. */
async function oneMore(before: number): Promise<void> {
  await expect.poll(async () => (await verified.mails()).length).toBe(before + 1)
}

describe('the examples', () => {
  it('in TypeScript ask, check, send and follow, and the person gets it', async () => {
    const before = (await verified.mails()).length
    const { code, printed } = await example('typescript/send.ts')
    expect(printed).toContain('answer: yes verified\nreceipt: good\nchange: submitted')
    expect(printed).toContain('change: sent')
    expect(code).toBe(0)
    await oneMore(before)
  })

  it.each([
    ['typescript/send.ts', 'refused: gate-closed'],
    ['curl/send.sh', 'Refused: gate-closed'],
    ['smtp/send.ts', '550 5.7.1'],
    ['smtp/send.sh', 'refused: 550'],
  ])('say so when the address is another one: %s', async (file, words) => {
    const { code, printed } = await example(file, elsewhere)
    expect(printed).toContain(words)
    expect(code).not.toBe(0)
  })

  it.each(['curl/send.sh', 'smtp/send.ts', 'smtp/send.sh'])('%s sends', async (file) => {
    const before = (await verified.mails()).length
    const { code, printed } = await example(file)
    expect(printed.toLowerCase()).toContain('taken')
    expect(code).toBe(0)
    await oneMore(before)
  })

  it('take webhooks', async () => {
    const receiver = begin(process.execPath, [
      'examples/with-local.mjs',
      'examples/typescript/take-webhooks.ts',
    ])
    await expect.poll(receiver.printed).toContain('listening')
    await example('typescript/send.ts')
    const told = expect.poll(receiver.printed)
    await told.toContain('event: correspondence.sent R-4711')
    expect(receiver.printed()).toContain('event: correspondence.submitted R-4711')
    receiver.child.kill('SIGTERM')
    await once(receiver.child, 'close')
  })
})

describe('npx gwirio', () => {
  const gwirio = (...args: string[]) =>
    run('npx', ['gwirio', '--local', ...args], { npm_config_offline: 'true' })
  const which = () => ['--case', verified.caseReference, '--party', verified.partyReference]

  it('asks, sends, follows and lists', async () => {
    const before = (await verified.mails()).length
    const asked = await gwirio('ask', ...which())
    expect(asked.printed).toContain('"answer":"yes"')
    expect(asked.code).toBe(0)
    const sent = await gwirio('send', 'examples/README.md', ...which())
    expect(sent.printed).toContain('document-type')
    expect(sent.code).toBe(1)
    const text = await gwirio('send', ...which(), '--text-file', 'LICENSE', '--follow')
    expect(text.printed).toContain('"change":"sent"')
    expect(text.code).toBe(0)
    await oneMore(before)
    const listed = await gwirio('list', '--state', 'sent', 'delivered')
    expect(listed.printed.split('\n').length).toBeGreaterThan(1)
  })
})
