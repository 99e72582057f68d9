import { Resolver } from 'node:dns/promises'
import { Packet, TCPClient } from 'dns2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DnsServer, startDnsServer, type Zone } from './dns-server.ts'

const long = 'x'.repeat(700)
const zone: Zone = (name) => {
  if (name === 'mail.example') {
    return [
      { type: 'MX', exchange: 'mx.mail.example', priority: 10 },
      { type: 'A', address: '127.0.0.1' },
      { type: 'TXT', text: long },
    ]
  }
  return name === 'null-mx.example' ? [{ type: 'MX', exchange: '', priority: 0 }] : undefined
}

let server: DnsServer
let resolver: Resolver

beforeAll(async () => {
  server = await startDnsServer({ zone })
  resolver = new Resolver({ timeout: 100, tries: 1 })
  resolver.setServers([server.address])
})
afterAll(() => server[Symbol.asyncDispose]())

it('answers what was asked for, without regard to case', async () => {
  expect(await resolver.resolveMx('MAIL.example')).toMatchObject([
    { exchange: 'mx.mail.example', priority: 10 },
  ])
  expect(await resolver.resolve4('mail.example')).toEqual(['127.0.0.1'])
  expect(await resolver.resolveMx('null-mx.example')).toMatchObject([{ exchange: '', priority: 0 }])
  expect(server.asked.slice(-3)).toEqual(['mail.example', 'mail.example', 'null-mx.example'])
})

it('gives a text that is too long for UDP over TCP', async () => {
  expect((await resolver.resolveTxt('mail.example')).flat().join('')).toBe(long)
  const overTcp = TCPClient({ dns: '127.0.0.1', port: server.port })
  const response = await overTcp('mail.example', 'TXT')
  expect(response.header.rcode).toBe(Packet.RCODE.NOERROR)
  expect([response.answers[0]?.data].flat().join('')).toBe(long)
})

it('tells a name that does not exist from one without such a record', async () => {
  await expect(resolver.resolve4('nobody.example')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(resolver.resolve6('mail.example')).rejects.toMatchObject({ code: 'ENODATA' })
})

it.each([
  ['servfail', 'ESERVFAIL'],
  ['timeout', 'ETIMEOUT'],
] as const)('can be told to answer %s, and to be well again', async (fault, code) => {
  server.setFault('mail.example', fault)
  await expect(resolver.resolve4('mail.example')).rejects.toMatchObject({ code })
  server.setFault('mail.example', null)
  expect(await resolver.resolve4('mail.example')).toEqual(['127.0.0.1'])
})

it('says which port is taken', async () => {
  await expect(startDnsServer({ zone, port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
