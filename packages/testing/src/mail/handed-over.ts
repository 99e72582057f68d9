import { createHash } from 'node:crypto'
import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'

/** A message that a mail server has got whole. Instants are milliseconds since 1970, with fractions. */
export interface HandedOver {
  readonly recipients: readonly string[]
  readonly envelopeFrom: string
  readonly messageId: string
  readonly bytes: number
  /** SHA-256 of the message, as hexadecimal. */
  readonly digest: string
  /** False when it came without TLS. */
  readonly isSecure: boolean
  /** When the server began to get it, and when it saw its end. */
  readonly begunAt: number
  readonly endedAt: number
  /** `taken`, the code of the refusal, or `dropped`: taken, and not answered. */
  readonly outcome: 'taken' | 'dropped' | number
}

export interface HandedOverLog {
  /** In the order in which they ended. */
  readonly entries: readonly HandedOver[]
  /** Messages that were begun and never ended. */
  readonly brokenOff: number
  /** How much of them the server got. */
  readonly brokenOffBytes: number
  append(entry: HandedOver): Promise<void>
  addBrokenOff(bytes: number): void
}

/** Whatever a mail server gets whole, never changed and nothing left out; also in a file of JSON lines, if one is given. */
export async function openHandedOverLog(file: string | undefined): Promise<HandedOverLog> {
  if (file) await mkdir(path.dirname(file), { recursive: true })
  const entries: HandedOver[] = []
  let brokenOff = 0
  let brokenOffBytes = 0
  return {
    entries,
    get brokenOff() {
      return brokenOff
    },
    get brokenOffBytes() {
      return brokenOffBytes
    },
    async append(entry) {
      entries.push(entry)
      if (file) await appendFile(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 })
    },
    addBrokenOff(bytes) {
      brokenOff++
      brokenOffBytes += bytes
    },
  }
}

export function instantNow(): number {
  return performance.timeOrigin + performance.now()
}

export function digestOf(message: Uint8Array): string {
  return createHash('sha256').update(message).digest('hex')
}

/** Of its header. */
export function messageIdOf(message: Buffer): string {
  const header = message.subarray(0, 16_384).toString('latin1').split('\r\n\r\n')[0] ?? ''
  return /^message-id:\s*(<[^>\s]+>)/im.exec(header)?.[1] ?? ''
}
