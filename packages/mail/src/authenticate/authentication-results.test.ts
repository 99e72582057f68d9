import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAuthenticationResults } from './authentication-results.ts'

const read = (value: string) => {
  const found = readAuthenticationResults(value)
  return (
    found && [
      found.authservId,
      ...found.results.map(({ method, result, properties }) => [
        method,
        result,
        Object.fromEntries(properties),
      ]),
    ]
  )
}

describe('readAuthenticationResults', () => {
  it.each<[string, unknown]>([
    ['mx.example.org; none', ['mx.example.org']],
    ['mx.example.org', ['mx.example.org']],
    ['MX.Example.org 1; none', ['mx.example.org']],
    [
      'example.com; spf=pass smtp.mailfrom=example.net',
      ['example.com', ['spf', 'pass', { 'smtp.mailfrom': 'example.net' }]],
    ],
    // After RFC 8601 appendix B.5 and B.6
    [
      'example.com; sender-id=fail header.from=example.net; dkim=pass (good signature) header.d=example.com',
      [
        'example.com',
        ['sender-id', 'fail', { 'header.from': 'example.net' }],
        ['dkim', 'pass', { 'header.d': 'example.com' }],
      ],
    ],
    [
      "foo.example.net (foobar) 1 (baz);  dkim (Because I like it) / 1 (One yay) = (wait for it) fail  policy (A dot can go here) . (like that) expired  (this surprised me) = (as I wasn't expecting it) 1362471462",
      ['foo.example.net', ['dkim', 'fail', { 'policy.expired': '1362471462' }]],
    ],
    [
      '"mx one"; dkim=pass reason="a; b=pass \\" (c" header.i="quoted local"@example.com',
      [
        'mx one',
        ['dkim', 'pass', { reason: 'a; b=pass " (c', 'header.i': 'quoted local@example.com' }],
      ],
    ],
    [
      'a.example; dkim=PASS(ok)header.d=b.example;',
      ['a.example', ['dkim', 'pass', { 'header.d': 'b.example' }]],
    ],
    [
      'a.example; spf=pass smtp.mailfrom=a+b=c@d.example',
      ['a.example', ['spf', 'pass', { 'smtp.mailfrom': 'a+b=c@d.example' }]],
    ],
    ['a.example (x "y) ; dkim=fail', ['a.example', ['dkim', 'fail', {}]]],
    ['a.example (x \\) ; dkim=pass) ; dkim=fail', ['a.example', ['dkim', 'fail', {}]]],
  ])('reads %j', (value, expected) => {
    expect(read(value)).toEqual(expected)
  })

  it.each([
    '',
    'dkim=pass header.d=a.example',
    'a.example 2; dkim=pass',
    'a.example b.example; dkim=pass',
    'a.example; dkim',
    'a.example; dkim=pass header.d=a.example header.d=b.example',
    'a.example; dkim=pass (open header.d=a.example',
    'a.example; dkim=pass) header.d=a.example',
    'a.example; dkim="pass header.d=a.example',
    'a.example; dkim=pass header.d=a"b',
    `a.example; dkim=pass header.d=${'a'.repeat(9_000)}`,
  ])('reads nothing in %j', (value) => {
    expect(read(value)).toBeNull()
  })

  it('ends with any text', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '\\',
      ';',
      '=',
      '.',
      '/',
      ' ',
      'dkim=pass',
      'a.example',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 200 }), (pieces) => {
        readAuthenticationResults(pieces.join(''))
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
