import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * What happens to one request. `lost-request`: the connection breaks before the service sees it; `lost-answer`: after it
 * was done; `silent`: nothing ever comes.
 */
type Fault =
  | 'none'
  | 'lost-request'
  | 'lost-answer'
  | 'silent'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }

export interface FaultProxy extends AsyncDisposable {
  readonly url: string
  /** Of the next requests, in their order; then none. */
  inject(...faults: Fault[]): void
  /** Requests that came, also those that the service never saw. */
  readonly seen: number
}

/** Stands before a service and breaks what is told it to break. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const faults: Fault[] = []
  let seen = 0
  const server = createServer((incoming, outgoing) => {
    seen += 1
    void pass({ incoming, outgoing, fault: faults.shift() ?? 'none', target })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    inject: (...more) => void faults.push(...more),
    get seen() {
      return seen
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function pass(exchange: {
  incoming: IncomingMessage
  outgoing: ServerResponse
  fault: Fault
  target: string
}): Promise<void> {
  const { incoming, outgoing, fault, target } = exchange
  if (fault === 'lost-request') return void incoming.socket.destroy()
  const body = await buffer(incoming)
  if (fault === 'silent') return
  if (typeof fault === 'object') {
    outgoing.writeHead(fault.status, fault.headers).end(fault.body ?? '')
    return
  }
  const { method, headers, url = '/' } = incoming
  const onward = request(new URL(url, target), { method: method ?? 'GET', headers }, (answer) => {
    void buffer(answer).then((bytes) => {
      if (fault === 'lost-answer') incoming.socket.destroy()
      else outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes)
    })
  })
  onward.on('error', () => incoming.socket.destroy())
  onward.end(body)
}
