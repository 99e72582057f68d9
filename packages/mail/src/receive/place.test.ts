import { describe, expect, it } from 'vitest'
import { parseNetworks } from './networks.ts'
import { findEdges } from './place.ts'

const edges = parseNetworks(['192.0.2.1']) ?? undefined
const port = { host: '127.0.0.1', port: 25 }

describe('findEdges', () => {
  it.each([
    ['192.0.2.1', true],
    ['192.0.2.2', false],
    ['', false],
  ])('goes by the address at a port: %j', (address, isEdge) => {
    expect(findEdges(port, edges)(address)).toBe(isEdge)
    expect(findEdges(port, undefined)(address)).toBe(false)
  })

  it('takes everybody at a socket file', () => {
    expect(findEdges({ file: '/run/gwirio/lmtp.sock' }, undefined)('')).toBe(true)
  })
})
