import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createLogger } from './logger.ts'

const address = 'mair.jones@example.org'

function startLog() {
  const lines: string[] = []
  const destination = { write: (line: string) => lines.push(line) }
  return { log: createLogger({ service: 'test', destination }), lines }
}

describe('createLogger', () => {
  it('writes one JSON line with the service, the level, the time and the fields', () => {
    const { log, lines } = startLog()
    log.child({ requestId: 'r1' }).info({ verificationId: 'v1', triesLeft: 4 }, 'reply received')
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      service: 'test',
      requestId: 'r1',
      verificationId: 'v1',
      triesLeft: 4,
      msg: 'reply received',
    })
  })

  it('keeps the name, code and frames of an error and its cause, and no message', () => {
    const { log, lines } = startLog()
    const cause = Object.assign(new Error(`Key (address)=(${address}) already exists`), {
      code: '23505',
      detail: address,
    })
    log.error({ err: new TypeError(`row of ${address}\n    at ${address}`, { cause }) }, 'failed')
    const { err } = JSON.parse(lines[0] ?? '')
    expect(err).toMatchObject({ name: 'TypeError', cause: { name: 'Error', code: '23505' } })
    expect(err.stack[0]).toMatch(/^at .*logger\.test\.ts:\d+:\d+/)
    expect(lines[0]).not.toContain(address)
  })

  const leaks: Array<[string, (log: ReturnType<typeof startLog>['log']) => void]> = [
    ['an error alone', (log) => log.error(new Error(address))],
    ['an error without a message of its own', (log) => log.error({ err: new Error(address) })],
    ['an error under another key', (log) => log.error({ reason: new Error(address) }, 'failed')],
    ['an error in a list', (log) => log.error({ all: [new Error(address)] }, 'failed')],
    ['an error put into the message', (log) => log.error({}, `failed: ${address}`)],
    ['an error put in by format', (log) => log.error({}, 'failed: %s', address)],
    ['a parser’s complaint', (log) => log.error({ err: z.email().safeParse(address) }, 'failed')],
    ['a field', (log) => log.info({ to: address }, 'sent')],
    ['a nested field', (log) => log.info({ mail: { envelope: { to: [address] } } }, 'sent')],
    ['a child’s field', (log) => log.child({ to: address }).info('sent')],
    ['a class instance', (log) => log.info({ url: new URL(`mailto:${address}`) }, 'sent')],
    ['bytes', (log) => log.info({ raw: Buffer.from(address) }, 'received')],
  ]
  it.each(leaks)('removes an address that comes in by %s', (_name, write) => {
    const { log, lines } = startLog()
    write(log)
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toContain('mair.jones')
    expect(lines[0]).not.toContain(Buffer.from(address).join())
  })

  it.each(['+447700900123', '07700 900123'])('removes the number %s', (number) => {
    const { log, lines } = startLog()
    log.info({ number }, 'sent')
    expect(lines[0]).toContain('[removed]')
    expect(lines[0]).not.toContain(number)
  })

  it('keeps identifiers and times, so that the removal above is not of everything', () => {
    const { log, lines } = startLog()
    const id = '01900000-0000-7000-8000-000000000001'
    log.info({ id, at: new Date(0), words: ['a', 'b'] }, 'kept')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      id,
      at: '1970-01-01T00:00:00.000Z',
      words: ['a', 'b'],
    })
  })

  it('cannot be made to write a second line or colours', () => {
    const { log, lines } = startLog()
    log.info({ word: 'x\r\n{"level":"fatal"}\u001b[31m' }, 'a\nb')
    expect(lines).toHaveLength(1)
    expect(lines[0]?.trimEnd().split(/\r|\n/)).toHaveLength(1)
    expect(lines[0]).not.toContain('\u001b')
  })
})
