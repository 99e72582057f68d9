import { eicar, forThisFile } from '@gwirio/testing'
import { startRealClamd } from '@gwirio/testing/peers'
import { describe, expect, it } from 'vitest'
import { createVirusScanner } from '../../src/gateways/clamd.ts'

const clamd = await forThisFile(startRealClamd({ StreamMaxLength: '2M', MaxFileSize: '1M' }))
const timeoutMilliseconds = 20_000
const places = [{ host: '127.0.0.1', port: clamd.port }, { socket: clamd.socket }]

describe.each(places)('with a real clamd, %o', (place) => {
  const scanner = createVirusScanner({ ...place, timeoutMilliseconds })

  it('a letter is clean and the EICAR file is infected', async () => {
    expect(await scanner.scan(Buffer.from('Dear Siân'))).toBe('clean')
    expect(await scanner.scan(Buffer.from(eicar))).toBe('infected')
    expect(await scanner.scan(Buffer.from(`Dear Siân\n${eicar}\n`))).toBe('infected')
  })

  it('nothing is clean that is too large to be looked at', async () => {
    expect(await scanner.scan(Buffer.alloc(1_500_000))).toBe('infected')
    await expect(scanner.scan(Buffer.alloc(8_000_000))).rejects.toThrow('no answer')
  })

  it('many are scanned at once', async () => {
    const letters = Array.from({ length: 40 }, (_, number) =>
      number % 2 ? Buffer.from(eicar) : Buffer.alloc(200_000, String(number)),
    )
    const verdicts = await Promise.all(letters.map((letter) => scanner.scan(letter)))
    expect(verdicts).toEqual(letters.map((_, number) => (number % 2 ? 'infected' : 'clean')))
  })
})
