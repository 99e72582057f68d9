import { once } from 'node:events'
import { get, type IncomingMessage, type RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listen, SettingsError } from '../src/index.ts'

const hello: RequestListener = (_request, response) => response.end('hello')
/** For so long a client keeps the connection of an answered request. */
const keepAliveMilliseconds = 2_000
const loopback = { port: 0, host: '127.0.0.1' }

describe('listen', () => {
  it('serves at the address it names', async () => {
    await using listening = await listen(hello, loopback)
    expect(listening.url).toBe(`http://127.0.0.1:${listening.port}`)
    expect(await (await fetch(listening.url)).text()).toBe('hello')
  })

  it('names the setting and the remedy when the port is in use', async () => {
    await using first = await listen(hello, loopback)
    const second = listen(hello, { ...loopback, port: first.port, way: 'CONSOLE' })
    await expect(second).rejects.toThrow(
      new SettingsError([
        `CONSOLE_PORT: port ${first.port} on 127.0.0.1 is in use: stop the program that uses it, or set CONSOLE_PORT to another.`,
      ]),
    )
  })

  it('says so when the host is not of this machine', async () => {
    await expect(listen(hello, { port: 0, host: '192.0.2.1' })).rejects.toThrow(
      new SettingsError([
        'HOST is not an address of this machine: set it to one, such as 127.0.0.1.',
      ]),
    )
  })

  it('lets a running request finish when it closes, and takes no new one', async () => {
    const startedAt = performance.now()
    const arrived = Promise.withResolvers<() => void>()
    const listening = await listen((_request, response) => {
      arrived.resolve(() => response.end('done'))
    }, loopback)
    const answer = fetch(listening.url)
    const finish = await arrived.promise
    const closed = listening[Symbol.asyncDispose]()
    await expect(fetch(listening.url)).rejects.toThrow()
    finish()
    expect(await (await answer).text()).toBe('done')
    await closed
    expect(performance.now() - startedAt).toBeLessThan(keepAliveMilliseconds)
  })

  it('cuts a request that does not finish within the grace', async () => {
    const arrived = Promise.withResolvers<void>()
    const listening = await listen(() => arrived.resolve(), { ...loopback, graceMilliseconds: 1 })
    const answer = fetch(listening.url)
    await arrived.promise
    await Promise.all([
      listening[Symbol.asyncDispose](),
      expect(answer).rejects.toThrow('fetch failed'),
    ])
  })

  it('does not wait for a connection that asks nothing', async () => {
    const listening = await listen(hello, loopback)
    const request = get(listening.url, { headers: { connection: 'keep-alive' } })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    response.resume()
    await once(response, 'end')
    await listening[Symbol.asyncDispose]()
    await expect.poll(() => request.socket?.destroyed).toBe(true)
  })

  it('can be disposed of twice', async () => {
    const listening = await listen(hello, loopback)
    await listening[Symbol.asyncDispose]()
    await listening[Symbol.asyncDispose]()
  })
})
