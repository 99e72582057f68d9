import type net from 'node:net'
import { Packet, TCPServer, UDPServer } from 'dns2'

export type DnsRecord =
  | { type: 'A' | 'AAAA'; address: string }
  | { type: 'MX'; exchange: string; priority: number }
  | { type: 'TXT'; text: string }

/** All records of a name (lower case, no final dot); undefined when there is no such name. */
export type Zone = (name: string) => readonly DnsRecord[] | undefined

export type DnsFault = 'servfail' | 'timeout'

export interface DnsServer extends AsyncDisposable {
  readonly port: number
  /** `host:port`, as `Resolver.setServers` and the setting DNS_SERVERS take it. */
  readonly address: string
  /** The last thousand names asked for, oldest first. */
  readonly asked: readonly string[]
  /** From now on questions about `name` fail, or are not answered at all; null mends it. */
  setFault(name: string, fault: DnsFault | null): void
}

/** Serves a zone over UDP and TCP (RFC 1035), on the same port. */
export async function startDnsServer(options: {
  zone: Zone
  host?: string | undefined
  port?: number | undefined
}): Promise<DnsServer> {
  const host = options.host ?? '127.0.0.1'
  const faults = new Map<string, DnsFault>()
  const asked: string[] = []

  function handle(request: Packet, send: (response: Packet) => void): void {
    const name = normalise(request.questions[0]?.name ?? '')
    asked.push(name)
    if (asked.length > 1000) asked.shift()
    const fault = faults.get(name)
    if (fault === 'timeout') return
    const { SERVFAIL } = Packet.RCODE
    send(
      fault === 'servfail'
        ? Packet.createErrorResponseFromRequest(request, SERVFAIL)
        : answer(request, options.zone),
    )
  }

  const sockets = await listenOnBoth({ host, port: options.port ?? 0, handle })
  return {
    port: sockets.port,
    address: `${host}:${sockets.port}`,
    asked,
    setFault: (name, fault) =>
      fault ? faults.set(normalise(name), fault) : faults.delete(normalise(name)),
    [Symbol.asyncDispose]: sockets.close,
  }
}

function answer(request: Packet, zone: Zone): Packet {
  const response = Packet.createResponseFromRequest(request)
  response.header.aa = 1
  const question = request.questions[0]
  if (!question) return Packet.createErrorResponseFromRequest(request, Packet.RCODE.FORMERR)
  const records = zone(normalise(question.name))
  if (!records) response.header.rcode = Packet.RCODE.NXDOMAIN
  response.answers = (records ?? [])
    .filter((record) => Packet.TYPE[record.type] === question.type)
    .map((record) =>
      Packet.createResourceFromQuestion(
        { ...question },
        {
          ttl: 1,
          ...encode(record),
        },
      ),
    )
  return response
}

function encode(record: DnsRecord) {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return { address: record.address }
    case 'MX':
      return { exchange: record.exchange, priority: record.priority }
    case 'TXT':
      // RFC 1035 §3.3: a character-string holds at most 255 octets
      return { data: record.text.match(/.{1,255}/gs) ?? [''] }
  }
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/\.$/, '')
}

interface Listening {
  host: string
  port: number
  handle: (request: Packet, send: (response: Packet) => void) => void
}

/** A free UDP port may be taken for TCP, so a port of our own choice is tried a few times. */
async function listenOnBoth(options: Listening, triesLeft = 5) {
  const udp = new UDPServer()
  const tcp = new TCPServer()
  const connections = new Set<net.Socket>()
  tcp.on('connection', (socket: net.Socket) => {
    connections.add(socket)
    socket.once('close', () => connections.delete(socket))
  })
  udp.on('request', options.handle)
  tcp.on('request', options.handle)
  const close = async () => {
    for (const socket of connections) socket.destroy()
    await Promise.all([closed(udp), closed(tcp)])
  }
  try {
    await listening(udp, () => udp.bind(options.port, options.host))
    const port = udp.address().port
    await listening(tcp, () => tcp.listen({ port, host: options.host }))
    return { port, close }
  } catch (error) {
    await close()
    if (options.port !== 0 || triesLeft === 0) throw error
    return listenOnBoth(options, triesLeft - 1)
  }
}

function listening(server: NodeJS.EventEmitter, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      server.off('error', reject)
      resolve()
    })
    listen()
  })
}

function closed(server: { close(done: () => void): unknown }): Promise<void> {
  return new Promise((resolve) => {
    try {
      server.close(() => resolve())
    } catch {
      resolve()
    }
  })
}
