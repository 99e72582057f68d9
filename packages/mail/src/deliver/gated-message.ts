import { Readable, type Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { GateHold } from './delivery.ts'

/** So much of the end of a message stays here until the gate says yes: most messages are shorter, and stay whole. */
const heldBackBytes = 262_144
const chunkBytes = 65_536
const lookAgainMilliseconds = 2

/**
 * `begun`: the server has asked for the message. `ended`: its last line, the dot alone, may be on its way. The others: it
 * broke off before that.
 */
export type GateState = 'waiting' | 'begun' | 'ended' | 'gate-failed' | 'gate-closed' | 'let-go'

interface Gated {
  readonly raw: Uint8Array
  readonly holdGate: () => Promise<GateHold | null>
  /** Asked before anything of a long message leaves; absent: it may. */
  readonly mayBegin?: (() => Promise<boolean>) | undefined
  /** What the message is written to in the end. */
  readonly socket: Writable
  /** Called right before the end leaves. */
  readonly onEnd: () => void
}

/**
 * A message as a stream that ends only while the gate is held. The gate is asked when the server is ready and all but the last
 * bytes have left this process, and looked at before the first of a long one; if it says no, or its yes does not hold until all
 * but the final dot has left, the stream breaks off with an error.
 */
export class GatedMessage {
  readonly stream: Readable
  state: GateState = 'waiting'
  /** What asking the gate threw. */
  gateError: unknown
  readonly #given: Gated
  #hold: GateHold | null = null
  #isClosed = false
  /** What stands between the stream and the socket. */
  #escaper: (Writable & { readonly readableLength?: number }) | null = null

  constructor(given: Gated) {
    this.#given = given
    this.stream = Readable.from(this.#parts(), { objectMode: false, highWaterMark: chunkBytes })
    const pipe = this.stream.pipe.bind(this.stream)
    this.stream.pipe = (destination, options) => {
      this.state = 'begun'
      this.#escaper = destination as typeof destination & Writable
      return pipe(destination, options)
    }
  }

  /** Nothing more leaves, and what the gate holds is released. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.stream.destroy()
    this.#hold?.release()
  }

  async *#parts(): AsyncGenerator<Buffer> {
    const { raw, onEnd } = this.#given
    const heldBackFrom = Math.max(0, raw.length - heldBackBytes)
    if (heldBackFrom > 0) await this.#look()
    yield* chunksOf(raw.subarray(0, heldBackFrom))
    await this.#untilWritten()
    await this.#askGate()
    for (const chunk of chunksOf(raw.subarray(heldBackFrom))) {
      this.#requireHold()
      yield chunk
    }
    await this.#untilWritten()
    this.#requireHold()
    this.state = 'ended'
    onEnd()
  }

  /** The first part of a long message leaves before the gate is held: not where it is closed by now. */
  async #look(): Promise<void> {
    const { mayBegin = async () => true } = this.#given
    const isOpen = await mayBegin().catch((error: unknown) => this.#fail(error))
    if (!isOpen) throw this.#breakOff('gate-closed')
  }

  async #askGate(): Promise<void> {
    const asked = await this.#given.holdGate().catch((error: unknown) => this.#fail(error))
    if (this.#isClosed) asked?.release()
    else this.#hold = asked
    if (!this.#hold) throw this.#breakOff('gate-closed')
  }

  #requireHold(): void {
    if (this.#isClosed || !this.#hold?.isHeld()) throw this.#breakOff('let-go')
  }

  #fail(error: unknown): never {
    this.gateError = error
    throw this.#breakOff('gate-failed')
  }

  #breakOff(reason: 'gate-failed' | 'gate-closed' | 'let-go'): Error {
    if (!this.#isClosed) this.state = reason
    return new Error(reason)
  }

  /** Until nothing waits in this process, so that the last bytes do not wait behind others for a slow server. */
  async #untilWritten(): Promise<void> {
    while (!this.#isClosed && this.#waitingBytes() > 0) await delay(lookAgainMilliseconds)
  }

  #waitingBytes(): number {
    const { readableLength = 0, writableLength = 0 } = this.#escaper ?? {}
    const { socket } = this.#given
    return this.stream.readableLength + writableLength + readableLength + socket.writableLength
  }
}

function* chunksOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkBytes)
    yield Buffer.from(bytes.subarray(at, at + chunkBytes))
}
