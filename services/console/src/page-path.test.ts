import { describe, expect, it } from 'vitest'
import { pageOf } from './page-path.ts'

const party = '/cases/0190-a/parties/0190-b'
const verification = '/cases/0190-a/verifications/0190-c'

describe('the page that a request belongs to', () => {
  it.each([
    ['/', '/'],
    ['/find', '/find'],
    [party, party],
    [`${party}/identity-checks`, party],
    [`${party}/identity-checks/0190-d`, `${party}/identity-checks/0190-d`],
    [`${party}/identity-checks/0190-d/address`, `${party}/identity-checks/0190-d/address`],
    [verification, verification],
    [`${verification}/new-code`, verification],
    [`${verification}/cancel`, verification],
    [`${verification}/confirm-cancel`, `${verification}/confirm-cancel`],
    [`${verification}/changes`, verification],
    ['/sign-in', '/sign-in'],
    ['/signed-in', '/signed-in'],
    ['/signed-out', '/signed-out'],
  ])('of %s is %s', (path, page) => {
    expect(pageOf({ path })).toBe(page)
  })

  it.each([
    '//elsewhere.example',
    '//elsewhere.example/cases/a',
    '/\\elsewhere.example',
    '/cases//elsewhere.example',
    '/cases/..//elsewhere.example',
    '/find/x',
    '/sign-out',
    '/cases/a%0d%0aLocation:x',
  ])('of %s, which is no page, is the first one', (path) => {
    expect(pageOf({ path })).toBe('/')
  })
})
