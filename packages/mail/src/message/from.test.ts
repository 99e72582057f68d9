import { describe, expect, it } from 'vitest'
import { readFrom } from './from.ts'
import { readHeader } from './header-fields.ts'

const read = (header: string) => readFrom(readHeader(Buffer.from(`${header}\r\n\r\nbody`)))

describe('readFrom', () => {
  it.each([
    'From: sian@example.com',
    'From: <sian@example.com>',
    'from:Sian Evans <Sian@Example.com>',
    'From: "Evans, Siân (cartref)" <sian@example.com>',
    'From: =?utf-8?Q?Si=C3=A2n_Evans?= <sian@example.com>',
    'From: Siân Evans\r\n <sian@example.com>',
    'From: "sian@example.com" <sian@example.com>',
    'From: sian@example.com <sian@example.com>',
    'From: "S\\"i\\"an" <sian@example.com>',
  ])('reads the mailbox of %j', (header) => {
    expect(read(header).address?.normalised).toBe('sian@example.com')
  })

  it.each([
    ['To: sian@example.com', 'from-missing'],
    ['From: sian@example.com\r\nFrom: sian@example.com', 'from-repeated'],
    ['From: sian@example.com\r\nrubbish', 'from-header-malformed'],
    ['From : sian@example.com', 'from-header-malformed'],
    ['From: si\x01an@example.com', 'from-control-characters'],
    ['From: sian@example.com (Sian)', 'from-comment'],
    ['From: eve@example.com (sian@example.com)', 'from-comment'],
    ['From: Family: sian@example.com;', 'from-group'],
    ['From: sian@example.com, eve@example.com', 'from-many'],
    ['From: =?utf-8?Q?sian=40example.com?=', 'from-encoded'],
    ['From: Sian <=?utf-8?Q?sian?=@example.com>', 'from-encoded'],
    ['From: <sian@example.com> <eve@example.com>', 'from-syntax'],
    ['From: Sian <sian@example.com> trailing', 'from-syntax'],
    ['From: Sian < sian@example.com >', 'from-syntax'],
    ['From: Sian sian@example.com', 'from-syntax'],
    ['From: "sian@example.com', 'from-syntax'],
    ['From: "sian"@example.com', 'from-syntax'],
    ['From: sian@example.com\0@eve.example', 'from-header-malformed'],
    ['From: <@eve.example:sian@example.com>', 'from-group'],
    ['From: MAILER-DAEMON', 'from-syntax'],
    ['From:', 'from-syntax'],
    [`From: "${'x'.repeat(1000)}" <sian@example.com>`, 'from-syntax'],
    ['From: "sian@example.com" <eve@example.com>', 'from-name-holds-address'],
    ['From: =?utf-8?Q?sian=40example.com?= <eve@example.com>', 'from-name-holds-address'],
  ])('reads no mailbox in %j: %s', (header, problem) => {
    expect(read(header)).toEqual({ address: null, problem })
  })
})
