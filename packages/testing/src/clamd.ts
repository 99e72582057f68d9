import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** The file that every virus scanner takes for one (eicar.org), in two halves so that none takes this one. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`

export interface Clamd extends AsyncDisposable {
  readonly port: number
  /** How many scans were asked for. */
  readonly scans: number
  /** What it does from now on instead of answering. */
  fail(how: ClamdFault | null): void
}

/** It never answers, goes away in the middle, cannot scan, answers half, or answers something else. */
export type ClamdFault = 'silent' | 'gone' | 'error' | 'cut' | 'nonsense'

/** The answer of clamd above its StreamMaxLength. */
const tooLong = 'INSTREAM size limit exceeded. ERROR\0'

/** Speaks the protocol of clamd on loopback; what holds the EICAR file is infected. */
export async function startClamd(
  options: { streamMaxBytes?: number; port?: number; host?: string } = {},
): Promise<Clamd> {
  const { streamMaxBytes = 25 * 1024 * 1024, port = 0, host = '127.0.0.1' } = options
  const sockets = new Set<Socket>()
  let fault: ClamdFault | null = null
  let scans = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    void scan(socket)
  })
  const scan = async (socket: Socket) => {
    const stream = await readStream(socket, streamMaxBytes).catch(() => null)
    if (stream === null) return
    scans += 1
    answer(socket, stream, fault)
  }
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    port: address.port,
    get scans() {
      return scans
    },
    fail(how) {
      fault = how
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function answer(socket: Socket, stream: Buffer | 'too-long', fault: ClamdFault | null): void {
  if (fault === 'silent') return
  if (fault === 'gone') socket.destroy()
  else if (fault === 'error') socket.end("stream: Can't allocate memory ERROR\0")
  else if (fault === 'cut') socket.end('stream: O')
  else if (fault === 'nonsense') socket.end('stream: OK and more\0')
  else if (stream === 'too-long') socket.end(tooLong)
  else socket.end(stream.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
}

const command = 'zINSTREAM\0'

/** The chunks of one INSTREAM, each behind its length in four bytes; one of no length ends it. */
async function readStream(socket: Socket, most: number): Promise<Buffer | 'too-long' | null> {
  const chunks: Buffer[] = []
  let received = Buffer.alloc(0)
  let isBegun = false
  let bytes = 0
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    received = Buffer.concat([received, piece as Buffer])
    if (!isBegun) {
      if (received.length < command.length) continue
      if (received.toString('latin1', 0, command.length) !== command) return null
      received = received.subarray(command.length)
      isBegun = true
    }
    while (received.length >= 4) {
      const length = received.readUInt32BE(0)
      if (length === 0) return Buffer.concat(chunks)
      if (bytes + length > most) return 'too-long'
      if (received.length < 4 + length) break
      chunks.push(received.subarray(4, 4 + length))
      bytes += length
      received = received.subarray(4 + length)
    }
  }
  return null
}
