import { createClientGrant } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { clients, startTestService } from './service.ts'

const service = await forThisFile(startTestService())
const resource = 'urn:gwirio:api'
const { clientId, secret } = clients.reports

describe('asking whether the secret of a client is good', () => {
  const grant = createClientGrant({ issuer: service.url, scope: 'verification:read', resource })

  it('gives a token with its lifetime', async () => {
    const granted = await grant({ clientId, secret })
    expect(granted).toEqual({ token: expect.any(String), lifetimeSeconds: expect.any(Number) })
  })

  it.each([
    ['an unknown client', { clientId: 'nobody', secret }],
    ['a wrong secret', { clientId, secret: 'wrong' }],
    ['no secret', { clientId, secret: '' }],
    ['odd characters', { clientId: "o'brien&x:%", secret: ':"%+ =' }],
    ['other letters', { clientId, secret: 'ŵŷ' }],
  ])('says one thing of %s', async (_, client) => {
    expect(await grant(client)).toEqual({ refused: 'wrong-credentials' })
  })

  it('says that a client may not send', async () => {
    const sends = createClientGrant({ issuer: service.url, scope: 'correspondence:send', resource })
    expect(await sends({ clientId, secret })).toEqual({ refused: 'may-not-send' })
  })
})
