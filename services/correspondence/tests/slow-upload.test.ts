import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { callOperation, isRefusal, sendCorrespondence } from '@gwirio/contracts'
import { createLogger, listen } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { createApp } from '../src/app.ts'
import { openContext } from '../src/open-context.ts'
import { countKept, report } from './letters.ts'
import { startWorld, type World } from './world.ts'

const world = await forThisFile(startWorld())
const requestTimeoutMilliseconds = 4_000
const { maxBytes } = sendCorrespondence.files
/** Of the largest; one more is `busy`. */
const mostOfOneSender = 6

/** The ways in over HTTP as the service has them, with less time for a request. */
async function startImpatient({ config, clock }: World) {
  await using starting = new AsyncDisposableStack()
  const log = createLogger({ service: 'correspondence', level: 'silent' })
  const context = openContext(config, { clock, log }, starting)
  const patience = { requestTimeoutMilliseconds, timeoutCheckMilliseconds: 50 }
  const listening = await listen(createApp(context), { port: 0, host: '127.0.0.1', ...patience })
  starting.use(listening)
  const started = starting.move()
  return { ...listening, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

/** Begins to send the largest letter that is taken, and sends no more of it. @returns all that is answered */
async function begin(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const { token } = world.address('correspondence:send')
  socket.write(
    `POST /v1/correspondence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await token()}\r\nidempotency-key: slow-letter-1\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${maxBytes}\r\n\r\n--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n`,
  )
  return await text(socket)
}

async function sendWhole(baseUrl: string) {
  const { case: caseReference, party, address } = world.gate.verify()
  const service = { ...world.address('correspondence:send'), baseUrl }
  const answer = await callOperation(service, sendCorrespondence, {
    headers: { 'idempotency-key': 'whole-letter-1' },
    body: { case: caseReference, party, address, kind: 'letter', text: 'Please come.' },
    files: [report],
  })
  return isRefusal(answer) ? answer.refused : 'taken'
}

describe('a letter that comes too slowly over HTTP', () => {
  it('is answered so, leaves nothing behind, and makes room for others', async () => {
    await using impatient = await startImpatient(world)
    const begun = Array.from({ length: mostOfOneSender + 1 }, () => begin(impatient.port))
    const answers = (await Promise.all(begun)).map((answer) => answer.slice(9, 12))
    expect(answers.sort()).toEqual([...Array<string>(mostOfOneSender).fill('408'), '503'])
    expect(await countKept(world)).toBe(0)
    await expect.poll(() => sendWhole(impatient.url)).toBe('taken')
    expect(await countKept(world)).toBe(1)
  })
})
