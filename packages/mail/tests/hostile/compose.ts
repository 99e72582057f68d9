/** What a message of that size is filled with, and how: enough of a unit to reach the size. */
export interface Filling {
  readonly headers?: readonly string[]
  readonly before?: string
  readonly unit: string | ((at: number) => string)
  readonly after?: string
}

const opening = [
  'From: Sian <sian@example.com>',
  'To: r-0123456789abcdefghjkmnpqrs@reply.gwirio.example',
  'Message-ID: <1@example.com>',
  'MIME-Version: 1.0',
]

/** A message of about so many bytes. */
export function fillMessage(filling: Filling, bytes: number): Buffer {
  const { headers = [], before = '', unit, after = '' } = filling
  const head = `${[...opening, ...headers].join('\r\n')}\r\n\r\n${before}`
  return Buffer.from(head + repeat(unit, bytes - head.length - after.length) + after)
}

/** Enough of a unit to reach a length. */
export function repeat(unit: Filling['unit'], length: number): string {
  if (typeof unit === 'string') return unit.repeat(Math.max(0, Math.floor(length / unit.length)))
  const units: string[] = []
  for (let at = 0, total = 0; total < length; at++) {
    const next = unit(at)
    total += next.length
    units.push(next)
  }
  return units.join('').slice(0, length)
}
