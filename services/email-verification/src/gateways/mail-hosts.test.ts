import { describe, expect, it } from 'vitest'
import { askMailHost } from './mail-hosts.ts'

describe('askMailHost', () => {
  it.each([
    ['an MX', { MX: [{ exchange: 'mx.post.example', priority: 10 }] }, 'takes-mail'],
    ['no MX but an address (RFC 5321 §5.1)', { A: ['192.0.2.1'] }, 'takes-mail'],
    ['no MX but an IPv6 address', { AAAA: ['2001:db8::1'] }, 'takes-mail'],
    [
      'a null MX (RFC 7505)',
      { MX: [{ exchange: '', priority: 0 }], A: ['192.0.2.1'] },
      'takes-no-mail',
    ],
    ['a null MX as a dot', { MX: [{ exchange: '.', priority: 0 }] }, 'takes-no-mail'],
    ['nothing', {}, 'takes-no-mail'],
    ['no answer about MX', { MX: 'ESERVFAIL', A: ['192.0.2.1'] }, 'unknown'],
    ['no MX and no answer about addresses', { A: 'ETIMEOUT' }, 'unknown'],
    [
      'an address, though one question failed',
      { A: ['192.0.2.1'], AAAA: 'ETIMEOUT' },
      'takes-mail',
    ],
  ] as const)('with %s', async (_, records, answer) => {
    const zone: Partial<Record<string, readonly unknown[] | string>> = records
    const resolver = async (_name: string, type: string) => {
      const found = zone[type] ?? 'ENODATA'
      if (typeof found !== 'string') return [...found]
      throw Object.assign(new Error('no answer'), { code: found })
    }
    expect(await askMailHost(resolver, 'post.example')).toBe(answer)
  })
})
