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
      '"mx one"; dkim=pass reason="a, b=pass" header.i="quoted local"@example.com',
      ['mx one', ['dkim', 'pass', { reason: 'a, b=pass', 'header.i': 'quoted local@example.com' }]],
    ],
    [
      'a.example; dkim=PASS (ok) header.d=b.example;',
      ['a.example', ['dkim', 'pass', { 'header.d': 'b.example' }]],
    ],
    [
      'a.example; spf=pass smtp.mailfrom=a+b=c@d.example',
      ['a.example', ['spf', 'pass', { 'smtp.mailfrom': 'a+b=c@d.example' }]],
    ],
    // As large servers write it
    [
      'mx.a.example;       dkim=pass header.i=@b.example header.s=s1 header.b=Ab/c+d12;       spf=pass (a.example: domain of x+y=z@b.example designates 2001:db8::1 as permitted sender) smtp.mailfrom="x+y=z@b.example";       dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=b.example',
      [
        'mx.a.example',
        ['dkim', 'pass', { 'header.i': '@b.example', 'header.s': 's1', 'header.b': 'Ab/c+d12' }],
        ['spf', 'pass', { 'smtp.mailfrom': 'x+y=z@b.example' }],
        ['dmarc', 'pass', { 'header.from': 'b.example' }],
      ],
    ],
    [
      'mx.a.example;\tdkim=pass (2048-bit key; unprotected) header.d=b.example header.i=@b.example header.a=rsa-sha256 header.b="Ab/c+d12"',
      [
        'mx.a.example',
        [
          'dkim',
          'pass',
          {
            'header.d': 'b.example',
            'header.i': '@b.example',
            'header.a': 'rsa-sha256',
            'header.b': 'Ab/c+d12',
          },
        ],
      ],
    ],
    [
      'a.example; spf=pass (mailfrom) smtp.mailfrom=b.example (client-ip=192.0.2.1; helo=b.example; envelope-from=x@b.example; receiver=<UNKNOWN>)',
      ['a.example', ['spf', 'pass', { 'smtp.mailfrom': 'b.example' }]],
    ],
    [
      'a.example 1; dmarc=pass action=none header.from=b.example; arc=none',
      [
        'a.example',
        ['dmarc', 'pass', { action: 'none', 'header.from': 'b.example' }],
        ['arc', 'none', {}],
      ],
    ],
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
    'a.example (x "y) ; dkim=fail',
    'a.example (x \\) ; dkim=pass) ; dkim=fail',
    'a.example; dkim=pass (open header.d=a.example',
    'a.example; dkim=pass) header.d=a.example',
    'a.example; dkim="pass header.d=a.example',
    'a.example; dkim=pass header.d=a"b',
    `a.example; dkim=pass header.d=${'a'.repeat(9_000)}`,
    'a.example; dkim="pass" header.d=a.example',
    'a.example; dkim.x=pass',
    'a.example; dkim=pass header.d=a.example,',
    'a.example; dkim=pass header.d=a.example\u00a0header.x=y',
    'a.example; dkim=pass header.d=a.example\u0007',
  ])('reads nothing in %j', (value) => {
    expect(read(value)).toBeNull()
  })

  it.each([
    'dkim=pass header.d=post.example(.evil.example header.s=a)',
    'dkim=pass header.d=post.example(.evil.example header.s=a) header.b="abc"',
    'dkim=pass (2048-bit key) header.d=post.example(.evil.example header.i=@post.example(.evil.example header.s=a)) header.b="abc"',
    'dkim=pass header.d=post.example (.evil.example header.s=a(b) c)',
    'dkim=pass (a)header.d=post.example',
    'dkim=pass(a) header.d=post.example',
    'dkim=(a) pass header.d=post.example',
    'spf=pass (domain of "x) ; dkim=pass header.d=post.example ("@evil.example designates 192.0.2.1)',
    'spf=pass (mailfrom; envelope-from="x);dkim=pass header.d=post.example ("@evil.example)',
    'spf=pass (domain of x\\) ; dkim=pass header.d=post.example (y)',
    'spf=pass (domain of x) y) ; dkim=pass header.d=post.example',
    'spf=pass smtp.mailfrom=a;dkim=pass header.d=post.example;x=y@evil.example',
    'spf=pass smtp.mailfrom="a;dkim=pass header.d=post.example;x=y"@evil.example',
    'spf=pass smtp.mailfrom="a\\" header.d=post.example"@evil.example',
    'spf=pass reason="a (b" header.d=post.example (c")',
  ])('reads nothing where a sender chose more than a value: %s', (text) => {
    expect(read(`a.example; ${text}`)).toBeNull()
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
