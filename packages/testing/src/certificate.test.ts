import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { type Certificate, createCertificate, openAuthority } from './index.ts'

describe('a certificate of the test authority', () => {
  it('verifies for its host names and for whoever trusts the authority', async () => {
    const authority = await openAuthority()
    const certificate = authority.issue(['mx.one.example', 'mx.two.example'])
    const shown = { certificate, ca: authority.cert }
    expect(await meet({ ...shown, servername: 'mx.two.example' })).toBe('verified')
    expect(await meet({ ...shown, servername: 'mx.three.example' })).toMatch(/ALTNAME/)
    const other = await openAuthority()
    expect(await meet({ ...shown, ca: other.cert, servername: 'mx.one.example' })).toMatch(/SIGN/)
  })

  it('is not one that signs itself', async () => {
    const { cert: ca } = await openAuthority()
    const certificate = createCertificate('mx.one.example')
    expect(await meet({ certificate, ca, servername: 'mx.one.example' })).toMatch(/SELF_SIGNED/)
  })
})

async function meet(given: { certificate: Certificate; ca: string; servername: string }) {
  const server = createServer(given.certificate).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', ca: given.ca, servername: given.servername })
  try {
    await once(socket, 'secureConnect')
    return 'verified'
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  } finally {
    socket.destroy()
    server.close()
  }
}
