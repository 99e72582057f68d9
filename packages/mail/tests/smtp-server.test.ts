import { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Connection } from '../src/receive/sessions.ts'
import { connectSmtp, type SmtpClient } from './smtp-client.ts'

const rest = 'MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\n'
let server: SMTPServer
let client: SmtpClient
let connection: Connection
let opened: SMTPServerSession
let writes: number

beforeEach(async () => {
  writes = 0
  const { promise: isOpen, resolve } = Promise.withResolvers<void>()
  server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    useXForward: true,
    logger: false,
    onConnect(session, done) {
      const [first] = server.connections
      if (!first) throw new Error('There is no connection')
      connection = first
      opened = session
      done()
      resolve()
    },
    onData(stream, _, done) {
      const write = stream.write.bind(stream) as (...given: unknown[]) => boolean
      stream.write = (...given: unknown[]) => {
        writes += 1
        return write(...given)
      }
      stream.resume().on('end', () => done())
    },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.server.address()
  client = await connectSmtp(typeof address === 'object' && address ? address.port : 0)
  await isOpen
  await client.readReply()
})

afterEach(async () => {
  client[Symbol.dispose]()
  await new Promise<void>((done) => server.close(done))
})

/** A newer smtp-server may change these, which the listener stands on. */
describe('what smtp-server does not document', () => {
  it('is that a connection has the id of its session, its socket and the greeting of its client', async () => {
    await client.say('EHLO client.example.com')
    expect(connection.id).toBe(opened.id)
    expect(connection._socket).toBeInstanceOf(Socket)
    expect(connection).toMatchObject({
      remoteAddress: '127.0.0.1',
      hostNameAppearsAs: 'client.example.com',
    })
  })

  it('is that each command goes through _onCommand, as bytes and with what carries on', async () => {
    const carryOut = connection._onCommand.bind(connection)
    const seen: string[] = []
    connection._onCommand = (command, next) => {
      seen.push(`${Buffer.isBuffer(command)} ${typeof next} ${command.toString()}`)
      carryOut(command, next)
    }
    client.write('EHLO a.example\r\nNOOP\r\n')
    expect(await client.readReply()).toMatch(/^250/)
    expect(await client.readReply()).toMatch(/^250/)
    expect(seen).toEqual(['true function EHLO a.example', 'true function NOOP'])
  })

  it('is that a session can have commands disabled of its own', async () => {
    expect(await client.say('EHLO a.example')).toContain('XFORWARD')
    opened.disabledCommands = ['AUTH', 'XFORWARD']
    expect(await client.say('EHLO a.example')).not.toContain('XFORWARD')
    expect(await client.say('XFORWARD ADDR=192.0.2.7')).toMatch(/^500/)
  })

  it('is that XFORWARD goes through handler_XFORWARD and is found in the session', async () => {
    let isSeen = false
    const carryOut = connection.handler_XFORWARD.bind(connection)
    connection.handler_XFORWARD = (command, next) => {
      isSeen = true
      carryOut(command, next)
    }
    await client.say('EHLO a.example')
    expect(await client.say('XFORWARD ADDR=192.0.2.7 HELO=b.example')).toMatch(/^250/)
    expect(isSeen).toBe(true)
    expect([opened.xForward.get('ADDR'), opened.xForward.get('HELO')]).toEqual([
      '192.0.2.7',
      'b.example',
    ])
  })

  it('is that each piece of a message is one write', async () => {
    await client.say('EHLO a.example')
    for (const line of rest.trim().split('\r\n')) await client.say(line)
    await client.say('DATA')
    expect(await client.say(`${'..\r\n'.repeat(50)}.`)).toMatch(/^250/)
    expect(writes).toBeGreaterThanOrEqual(49)
  })

  it('is that nothing is carried out or said behind close', async () => {
    const carryOut = connection._onCommand.bind(connection)
    const seen: string[] = []
    connection._onCommand = (command, next) => {
      seen.push(command.toString())
      if (command.toString() !== 'NOOP') return carryOut(command, next)
      connection.send(554, '5.6.0 no more', false)
      connection.close()
      connection.send(250, 'never said', false)
      next?.()
    }
    client.write(`EHLO a.example\r\nNOOP\r\n${rest}`)
    expect(await client.readReply()).toMatch(/^250/)
    expect(await client.readReply()).toBe('554 5.6.0 no more')
    expect(await client.readReply()).toBe('closed')
    await nextTurn()
    expect(seen).toEqual(['EHLO a.example', 'NOOP'])
  })
})
