import express, { Router } from 'express'
import { describe, expect, it } from 'vitest'
import { pageOf, placeNamed, placeOf } from './page-path.ts'

const party = '/cases/0190-a/parties/0190-b'
const verification = '/cases/0190-a/verifications/0190-c'

const answer = () => undefined
const app = express()
app.use(Router().get('/sign-in', answer).get('/signed-in', answer).post('/sign-out', answer))
app.use(
  Router()
    .get('/', answer)
    .get('/find', answer)
    .get('/cases/:caseId/parties/:partyId', answer)
    .post('/cases/:caseId/parties/:partyId/identity-checks', answer)
    .get('/cases/:caseId/verifications/:verificationId', answer)
    .post('/cases/:caseId/verifications/:verificationId/new-code', answer)
    .get('/cases/:caseId/verifications/:verificationId/changes', answer)
    .get('/cases/:caseId/verifications/:verificationId/confirm-cancel', answer)
    .get('/figures', answer)
    .get('/figures/:figure.csv', answer),
)

describe('the page that a request belongs to', () => {
  it.each([
    ['/', '/'],
    ['/find', '/find'],
    [party, party],
    [`${party}/identity-checks`, party],
    [verification, verification],
    [`${verification}/new-code`, verification],
    [`${verification}/confirm-cancel`, `${verification}/confirm-cancel`],
    [`${verification}/changes`, verification],
    ['/figures/holds.csv', '/figures'],
    ['/sign-in', '/sign-in'],
    ['/signed-in', '/signed-in'],
  ])('of %s is %s', (path, page) => {
    expect(pageOf({ app, path })).toBe(page)
  })

  it.each([
    '//elsewhere.example',
    '//elsewhere.example/cases/a',
    '/\\elsewhere.example',
    '/cases//elsewhere.example',
    '/cases/..//elsewhere.example',
    '/sign-out',
    '/cases/a%0d%0aLocation:x',
    '',
  ])('of %s, which is no page, is the first one', (path) => {
    expect(pageOf({ app, path })).toBe('/')
  })
})

describe('the place of a request', () => {
  it.each([
    ['GET', '/', { queue: 'bounced', lang: 'cy', auto: 'reload' }, '/?queue=bounced'],
    ['GET', '/', { queue: ['a', 'b'] }, '/'],
    ['GET', '/', { queue: '"><script>' }, '/?queue=%22%3E%3Cscript%3E'],
    ['POST', '/find', { queue: 'bounced' }, '/find'],
    ['GET', `${verification}/changes`, { queue: 'bounced' }, verification],
    ['GET', '/signed-in', { code: 'x', state: 'y' }, '/signed-in'],
  ])('is the page with what it shows (%#)', (method, path, query, place) => {
    expect(placeOf({ app, method, path, query })).toBe(place)
  })

  it.each([
    [`${party}?lang=cy`, party],
    ['/?queue=bounced', '/?queue=bounced'],
    ['https://elsewhere.example/find', '/'],
    ['//elsewhere.example/find', '/'],
    ['javascript:alert(1)', '/'],
  ])('that is named as %s is %s', (named, place) => {
    expect(placeNamed({ app }, named)).toBe(place)
  })
})
