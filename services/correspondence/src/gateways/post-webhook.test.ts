import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type PostOptions, postWebhook } from './post-webhook.ts'
import { publicLookup } from './public-lookup.ts'

let stop: (() => void) | undefined
afterEach(() => stop?.())

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const post = (url: string, options: Partial<PostOptions> = {}) =>
  postWebhook({ url, headers: {}, body: '{}' }, { isLocal: true, ...options })

describe('posting', () => {
  it('takes any answer of the 200s for taken, also a long one', async () => {
    const url = await serve((_, response) => response.end('x'.repeat(1_000_000)))
    expect(await post(url)).toBe('taken')
  })

  it('follows no redirect', async () => {
    const seen: string[] = []
    const url = await serve((request, response) => {
      seen.push(request.url ?? '')
      response.writeHead(302, { location: '/private' }).end()
    })
    expect(await post(url)).toBe('failed')
    expect(seen).toEqual(['/'])
  })

  it.each([
    ['never answers', () => undefined],
    [
      'begins to answer and never ends',
      (_: unknown, response: { write(text: string): void }) => {
        response.write('x')
      },
    ],
  ] as Array<[string, RequestListener]>)('gives up a receiver that %s', async (_, answer) => {
    expect(await post(await serve(answer), { timeoutMilliseconds: 100 })).toBe('failed')
  })

  it('says that nobody listens', async () => {
    expect(await post('http://127.0.0.1:1/')).toBe('failed')
  })
})

describe('names', () => {
  const standFor = (...addresses: string[]) =>
    publicLookup((_name, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )
  const find = (lookup: ReturnType<typeof publicLookup>) =>
    new Promise((resolve) => {
      lookup('receiver.example', { all: true }, (error, found) => resolve(error?.name ?? found))
    })

  it.each([
    '127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0',
    '::1', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1',
  ])('that stand for %s are not called', async (address) => {
    expect(await find(standFor(address))).toBe('NotPublicError')
  }) // biome-ignore format: a list

  it('are called at their public addresses alone', async () => {
    expect(await find(standFor('10.0.0.1', '93.184.215.14'))).toEqual([
      { address: '93.184.215.14', family: 4 },
    ])
  })

  it('are looked at when they are called, so that a later change of them helps nobody', async () => {
    let looked = 0
    const lookup = publicLookup((_name, _options, done) => {
      looked += 1
      done(null, [{ address: '127.0.0.1', family: 4 }])
    })
    const options = { isLocal: false, lookup }
    expect(await post('https://receiver.example/', options)).toBe('failed')
    expect(looked).toBe(1)
  })
})
