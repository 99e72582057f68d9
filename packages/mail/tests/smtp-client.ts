import { once } from 'node:events'
import net from 'node:net'
import tls from 'node:tls'

/** Speaks SMTP byte for byte, so that a test can break every rule of it. */
export async function connectSmtp(place: number | string, localAddress = '127.0.0.1') {
  let socket: net.Socket =
    typeof place === 'string'
      ? net.connect(place)
      : net.connect({ port: place, host: '127.0.0.1', localAddress, noDelay: true })
  let buffered = ''
  let wake: () => void = () => undefined
  listen()
  await once(socket, 'connect')

  function listen(): void {
    socket.setEncoding('latin1')
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: string) => {
      buffered += chunk
      wake()
    })
    socket.on('close', () => wake())
  }

  async function readReply(): Promise<string> {
    for (;;) {
      const reply = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(buffered)?.[0]
      if (reply) {
        buffered = buffered.slice(reply.length)
        return reply.trim()
      }
      if (socket.readableEnded || socket.destroyed) return 'closed'
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return {
    readReply,
    write: (bytes: string) => socket.write(bytes, 'latin1'),
    /** Resolves when the system has it: what is written next goes into a segment of its own. */
    writeAll: (bytes: string) =>
      new Promise<void>((resolve) => {
        socket.write(bytes, 'latin1', () => resolve())
      }),
    async say(line: string): Promise<string> {
      socket.write(`${line}\r\n`, 'latin1')
      return await readReply()
    },
    /** @param injected is sent in clear with the command */
    async startTls(injected = ''): Promise<void> {
      socket.write(`STARTTLS\r\n${injected}`)
      await readReply()
      socket.removeAllListeners('data')
      socket = tls.connect({ socket, rejectUnauthorized: false })
      listen()
      await once(socket, 'secureConnect')
    },
    /** Greets and names one recipient; the next word is DATA. */
    async open(recipient: string, sender = 'sian@example.com'): Promise<void> {
      await readReply()
      for (const line of [
        'EHLO client.example.com',
        `MAIL FROM:<${sender}>`,
        `RCPT TO:<${recipient}>`,
      ]) {
        await this.say(line)
      }
    },
    /** The connection itself, for a TLS of the test's own. */
    socket: () => socket,
    /** Says that nothing more comes. */
    end: () => socket.end(),
    [Symbol.dispose]: () => socket.destroy(),
  }
}

export type SmtpClient = Awaited<ReturnType<typeof connectSmtp>>
