import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createSecureContext, type SecureVersion, TLSSocket } from 'node:tls'
import { createCertificate } from '@gwirio/testing'

type Step = 'greeting' | 'ehlo' | 'starttls' | 'mail' | 'recipient' | 'data' | 'inside' | 'end'

export interface Script {
  /** Answers other than the usual ones, with all their lines; empty is none. */
  readonly answers?: Partial<Record<Step, string>>
  readonly maxTlsVersion?: SecureVersion
  /** Ends the connection once it has come so far. */
  readonly leavesAt?: Step
  /** Takes nothing more from the network after it asked for the message. */
  readonly stopsReading?: boolean
}

/** A mail server that says whatever it is told to, and notes what it was given. */
export interface ScriptedServer extends AsyncDisposable {
  readonly port: number
  readonly commands: string[]
  /** What came after its 354. */
  readonly content: () => string
  /** Whether the line came that ends a message. */
  readonly hasEnded: () => boolean
}

const usual: Record<Step, string> = {
  greeting: '220 mx.script.example',
  ehlo: '250-mx.script.example\r\n250-PIPELINING\r\n250 STARTTLS',
  starttls: '220 go',
  mail: '250 ok',
  recipient: '250 ok',
  data: '354 go',
  inside: '',
  end: '250 kept',
}

const verbs: readonly (readonly [RegExp, Step])[] = [
  [/^EHLO/, 'ehlo'],
  [/^STARTTLS/, 'starttls'],
  [/^MAIL/, 'mail'],
  [/^RCPT/, 'recipient'],
  [/^DATA/, 'data'],
]

export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const commands: string[] = []
  const sockets = new Set<Socket>()
  let content = ''
  const hasEnded = () => content.startsWith('.\r\n') || content.includes('\r\n.\r\n')
  const certificate = createCertificate('mx.script.example')
  const server = createServer((socket) => {
    sockets.add(socket)
    say(socket, 'greeting')
    listen(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  function listen(socket: Socket): void {
    let isInside = false
    let line = ''
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      if (isInside) return takeContent(socket, bytes)
      line += bytes.toString('latin1')
      const whole = line.split('\r\n')
      line = whole.pop() ?? ''
      for (const command of whole) {
        commands.push(command)
        const step = verbs.find(([verb]) => verb.test(command))?.[1]
        if (!step) continue
        say(socket, step)
        const isTaken = step === 'data' && (script.answers?.data ?? '354').startsWith('354')
        if (step === 'starttls' && !script.answers?.starttls) return upgrade(socket)
        if (!isTaken) continue
        isInside = true
        say(socket, 'inside')
        if (script.stopsReading) socket.pause()
      }
    })
  }

  function takeContent(socket: Socket, bytes: Buffer): void {
    const before = hasEnded()
    content += bytes.toString('latin1')
    if (hasEnded() && !before) say(socket, 'end')
  }

  function upgrade(socket: Socket): void {
    socket.removeAllListeners('data')
    const { maxTlsVersion } = script
    const oldest = maxTlsVersion && { maxVersion: maxTlsVersion, minVersion: 'TLSv1' as const }
    const ciphers = maxTlsVersion && { ciphers: 'DEFAULT@SECLEVEL=0' }
    const secureContext = createSecureContext({ ...certificate, ...oldest, ...ciphers })
    listen(new TLSSocket(socket, { isServer: true, secureContext }))
  }

  function say(socket: Socket, step: Step): void {
    const answer = script.answers?.[step] ?? usual[step]
    if (answer !== '') socket.write(`${answer}\r\n`)
    if (script.leavesAt === step) socket.destroy()
  }

  return {
    port: (server.address() as AddressInfo).port,
    commands,
    content: () => content,
    hasEnded,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
