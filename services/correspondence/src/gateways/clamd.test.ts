import { eicar, forThisFile, startClamd } from '@gwirio/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { createVirusScanner, VirusScannerError } from './clamd.ts'

const clamd = await forThisFile(startClamd({ streamMaxBytes: 1_000_000 }))
const timeoutMilliseconds = 5_000
const scanner = createVirusScanner({ host: '127.0.0.1', port: clamd.port, timeoutMilliseconds })
afterEach(() => clamd.fail(null))

describe('the virus scanner', () => {
  it('says clean of what is clean, in chunks of any size', async () => {
    for (const length of [0, 1, 65_536, 65_537, 900_000])
      expect(await scanner.scan(Buffer.alloc(length, 'a'))).toBe('clean')
  })

  it('says infected of the EICAR file, wherever it stands', async () => {
    expect(await scanner.scan(Buffer.from(eicar))).toBe('infected')
    const across = Buffer.concat([Buffer.alloc(65_500, 'a'), Buffer.from(eicar)])
    expect(await scanner.scan(across)).toBe('infected')
  })

  it.each([
    ['fails', 'error', 'not-scanned'],
    ['goes away', 'gone', 'not-scanned'],
    ['answers half', 'cut', 'not-scanned'],
    ['answers something else', 'nonsense', 'not-scanned'],
  ] as const)('has no answer when clamd %s, and one again afterwards', async (_, fault, code) => {
    clamd.fail(fault)
    await expect(scanner.scan(Buffer.from('a'))).rejects.toMatchObject({ code })
    clamd.fail(null)
    expect(await scanner.scan(Buffer.from('a'))).toBe('clean')
  })

  it('has no answer when clamd takes too long', async () => {
    clamd.fail('silent')
    const hasty = createVirusScanner({
      host: '127.0.0.1',
      port: clamd.port,
      timeoutMilliseconds: 50,
    })
    const scan = hasty.scan(Buffer.from('a'))
    await expect(scan).rejects.toMatchObject({ code: 'not-reachable' })
    await expect(scan).rejects.toBeInstanceOf(VirusScannerError)
  })

  it('has no answer about what is longer than clamd takes', async () => {
    await expect(scanner.scan(Buffer.alloc(9_000_000))).rejects.toBeInstanceOf(VirusScannerError)
  })

  it('has no answer where there is no clamd, on a port or a socket file', async () => {
    for (const place of [{ host: '127.0.0.1', port: 1 }, { socket: '/nowhere/clamd.sock' }])
      await expect(
        createVirusScanner({ ...place, timeoutMilliseconds }).scan(Buffer.from('a')),
      ).rejects.toMatchObject({ code: 'not-reachable' })
  })
})
