import { describe, expect, it } from 'vitest'
import { isDisposableProvider } from './disposable-provider.ts'
import { mailProviders } from './known-domains.ts'

describe('isDisposableProvider', () => {
  it.each(['mailinator.com', 'guerrillamail.com', 'yopmail.com', 'box.mailinator.com'])(
    'knows %s',
    (domain) => {
      expect(isDisposableProvider(domain)).toBe(true)
    },
  )

  it.each([
    ...mailProviders,
    'gov.wales',
    'post.example',
    'xn--lln-k2a.cymru',
    'mailinator.example',
  ])('leaves %s alone', (domain) => {
    expect(isDisposableProvider(domain)).toBe(false)
  })
})
