import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'

export interface Weight {
  readonly kind: string
  readonly bytes: number
}

/** What a browser that comes for the first time loads: the page and all that it names, heads and bodies as they are sent. */
export async function weighFirstLoad(url: string, cookie: string): Promise<Weight[]> {
  const html = await (await fetch(url, { headers: { cookie } })).text()
  const parts = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(\w+))"/g)]
  const files = new Map(parts.map(([, path = '', kind = '']) => [path, kind]))
  const page = { kind: 'html', bytes: await weigh(url, cookie) }
  const rest = [...files].map(async ([path, kind]) => ({
    kind,
    bytes: await weigh(new URL(path, url).href, cookie),
  }))
  return [page, ...(await Promise.all(rest))]
}

async function weigh(url: string, cookie: string): Promise<number> {
  const request = get(url, { headers: { cookie, 'accept-encoding': 'gzip, br' }, agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  const { socket } = response
  await once(response, 'end')
  return socket.bytesRead
}
