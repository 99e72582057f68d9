import { once } from 'node:events'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GateAnswerInside, ServiceError } from '@gwirio/contracts'
import { createLogger } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { openPolicy } from '../src/policy/open-policy.ts'

interface Asked {
  readonly case: string
  readonly party: string
  readonly address: string
  readonly client: string | null
}

const tagged = 'reports+GW26P00123.1@gwirio.example'
const closed = 'REJECT 5.7.1 Nothing may be sent to this address for this party now (gate-closed)'
const answer: GateAnswerInside & { receipt: string } = {
  answer: 'no',
  reason: 'never-verified',
  level: null,
  since: null,
  until: null,
  subject: null,
  receipt: 'a.b.c',
}

/** The policy service before a gate that is open for one tuple. */
async function startPolicy(
  change: { file?: string; networks?: string[]; ask?: (asked: Asked) => Promise<void> } = {},
) {
  const asked: Asked[] = []
  const lines: string[] = []
  const policy = await openPolicy({
    config: {
      mailDomain: 'gwirio.example',
      policyHost: '127.0.0.1',
      policyPort: change.file ? undefined : 0,
      policySocket: change.file,
      policyNetworks: change.networks ?? [],
    },
    log: createLogger({
      service: 'test',
      level: 'debug',
      destination: { write: (line) => void lines.push(line) },
    }),
    gate: {
      async ask(question) {
        asked.push(question)
        await change.ask?.(question)
        const isOpen = question.party === '1' && question.address === 'sian@post.example'
        return isOpen ? { ...answer, answer: 'yes', reason: 'verified' } : answer
      },
    },
  })
  if (!policy) throw new Error('it is off')
  return { ...policy, asked, lines }
}

function question(attributes: Readonly<Record<string, string>> = {}): string {
  const all = {
    request: 'smtpd_access_policy',
    protocol_state: 'RCPT',
    sender: tagged,
    recipient: 'sian@post.example',
    recipient_count: '0',
    ...attributes,
  }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}\n`
}

/** Everything that is answered until the other side ends. */
async function askAll(place: number | string, text: string): Promise<string[]> {
  const socket =
    typeof place === 'string' ? connect(place) : connect({ port: place, host: '127.0.0.1' })
  let answered = ''
  socket.on('data', (chunk) => {
    answered += chunk
  })
  socket.on('error', () => undefined)
  socket.end(text)
  await once(socket, 'close')
  return answered.split('\n\n').filter(Boolean)
}

describe('the policy service', () => {
  it('leaves to its restrictions what the gate is open for', async () => {
    await using policy = await startPolicy()
    expect(await askAll(policy.port, question())).toEqual(['action=DUNNO'])
    expect(policy.asked).toEqual([
      { case: 'GW26P00123', party: '1', address: 'sian@post.example', client: null },
    ])
  })

  it.each([
    ['another address', { recipient: 'gwen@post.example' }, closed],
    ['another party', { sender: 'reports+GW26P00123.2@gwirio.example' }, closed],
    ['what is no address', { recipient: 'sian' }, closed],
    ['an address without end', { recipient: `${'a'.repeat(400)}@post.example` }, closed],
    [
      'an untagged sender',
      { sender: 'reports@gwirio.example' },
      /^REJECT 5\.7\.1 .*\(party-missing\)$/,
    ],
    ['the null sender', { sender: '' }, /^REJECT 5\.7\.1 .*\(party-missing\)$/],
    [
      'two recipients',
      { recipient_count: '2', protocol_state: 'END-OF-MESSAGE' },
      /^REJECT 5\.7\.1 .*\(one-recipient\)$/,
    ],
    ['a count that is none', { recipient_count: 'x' }, /^REJECT 5\.7\.1 .*\(one-recipient\)$/],
    [
      'no recipient',
      { recipient: '', protocol_state: 'DATA' },
      /^REJECT 5\.7\.1 .*\(one-recipient\)$/,
    ],
    ['a moment without recipient', { protocol_state: 'MAIL' }, /^DEFER_IF_PERMIT 4\.3\.0 /],
    ['VRFY', { protocol_state: 'VRFY' }, /^DEFER_IF_PERMIT 4\.3\.0 /],
  ])('does not let through %s', async (_, attributes, action) => {
    await using policy = await startPolicy()
    const [said = '', ...more] = await askAll(policy.port, question(attributes))
    expect(more).toEqual([])
    expect(said.slice('action='.length)).toMatch(action)
  })

  it('asks again at the end of the message', async () => {
    await using policy = await startPolicy()
    const atEnd = { protocol_state: 'END-OF-MESSAGE', recipient_count: '1' }
    expect(await askAll(policy.port, question(atEnd))).toEqual(['action=DUNNO'])
    expect(policy.asked).toHaveLength(1)
  })

  it('defers while the gate cannot be asked, and says nothing of it in the log', async () => {
    await using policy = await startPolicy({
      ask: async () => {
        throw new ServiceError('askGate', null, 'not-ready')
      },
    })
    expect(await askAll(policy.port, question())).toEqual([
      'action=DEFER_IF_PERMIT 4.3.0 the gate cannot be asked now (not-ready)',
    ])
    expect(policy.lines.join()).not.toMatch(/sian|GW26P/)
  })

  it('defers what it does not understand, and hears no more of that connection', async () => {
    await using policy = await startPolicy()
    expect(await askAll(policy.port, `GET / HTTP/1.1\n\n${question()}`)).toEqual([
      'action=DEFER_IF_PERMIT 4.3.0 the question is not understood',
    ])
    expect(policy.asked).toEqual([])
  })

  it('answers many questions of one connection in their order', async () => {
    let waiting = 0
    await using policy = await startPolicy({
      ask: async ({ party }) => {
        waiting += 1
        expect(waiting).toBe(1)
        await new Promise((resolve) => setImmediate(resolve))
        waiting -= 1
        expect(['1', '2']).toContain(party)
      },
    })
    const no = question({ sender: 'reports+GW26P00123.2@gwirio.example' })
    const said = await askAll(policy.port, `${question()}${no}`.repeat(50))
    expect(said).toEqual(
      Array(50)
        .fill(['action=DUNNO', `action=${closed}`])
        .flat(),
    )
  })

  it('answers many connections at once', async () => {
    const both = Promise.withResolvers<void>()
    let asking = 0
    await using policy = await startPolicy({
      ask: async () => {
        asking += 1
        if (asking === 20) both.resolve()
        await both.promise
      },
    })
    const all = Array.from({ length: 20 }, () => askAll(policy.port, question()))
    expect((await Promise.all(all)).flat()).toEqual(Array(20).fill('action=DUNNO'))
  })

  it('answers nobody outside its networks', async () => {
    await using policy = await startPolicy({ networks: ['192.0.2.0/24'] })
    expect(await askAll(policy.port, question())).toEqual([])
    expect(policy.asked).toEqual([])
  })

  it('answers at a socket file', async () => {
    const file = join(tmpdir(), `gwirio-policy-${process.pid}.sock`)
    await using policy = await startPolicy({ file, networks: ['192.0.2.0/24'] })
    expect(policy.port).toBe(0)
    expect(await askAll(file, question())).toEqual(['action=DUNNO'])
  })

  it('answers what it was asked before it ends', async () => {
    const asking = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const policy = await startPolicy({
      ask: async () => {
        asking.resolve()
        await go.promise
      },
    })
    const answered = askAll(policy.port, question())
    await asking.promise
    const ended = policy[Symbol.asyncDispose]()
    go.resolve()
    expect(await answered).toEqual(['action=DUNNO'])
    await ended
  })
})
