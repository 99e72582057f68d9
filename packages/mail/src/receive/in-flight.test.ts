import { describe, expect, it } from 'vitest'
import { boundInFlight } from './in-flight.ts'

const bound = () => boundInFlight({ maxBytes: 80, maxBytesPerSite: 10 })

describe('boundInFlight', () => {
  it('gives one site one share for all its messages', () => {
    const inFlight = bound()
    expect(inFlight.open('one').grow(6)).toBe(true)
    expect(inFlight.open('one').grow(5)).toBe(false)
    expect(inFlight.open('one').grow(4)).toBe(true)
    expect(inFlight.open('two').grow(10)).toBe(true)
  })

  it('gives an edge what there is, and nobody more than that', () => {
    const inFlight = bound()
    expect(inFlight.open(null).grow(75)).toBe(true)
    expect(inFlight.open('one').grow(6)).toBe(false)
    expect(inFlight.open('one').grow(5)).toBe(true)
    expect(inFlight.open(null).grow(1)).toBe(false)
  })

  it('has the room again that is released, once', () => {
    const inFlight = bound()
    const room = inFlight.open('one')
    expect(room.grow(10)).toBe(true)
    room.release()
    room[Symbol.dispose]()
    const rooms = Array.from({ length: 9 }, (_, index) => inFlight.open(`site ${index}`))
    expect(rooms.map((each) => each.grow(10))).toEqual([...Array<boolean>(8).fill(true), false])
    expect(inFlight.open('one').grow(1)).toBe(false)
  })
})
