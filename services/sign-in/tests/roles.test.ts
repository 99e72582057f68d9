import { scopesOfRole } from '@gwirio/contracts'
import { createTokenVerifier, systemClock } from '@gwirio/service-kit'
import { forThisFile } from '@gwirio/testing'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { tokensOf } from './api.ts'
import { exchangeCode, openBrowser, refresh, signIn } from './browser.ts'
import { manager, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService())

const scopesIn = ({ access_token }: { access_token: string }) =>
  new Set(String(decodeJwt(access_token)['scope']).split(' '))

describe('what a role allows', () => {
  it.each(['business-support', 'manager', 'auditor'] as const)(
    'is all that a token of %s carries, though the client may ask for more',
    async (role) => {
      const person = { ...staff, username: `one.${role}`, role }
      await service.keepAccounts({ staff: [person] })
      expect(scopesIn(await tokensOf(service, person))).toEqual(new Set(scopesOfRole[role]))
    },
  )

  it("is limited by the client's own scopes too", async () => {
    const answer = await signIn(service, openBrowser(service), { scope: 'openid party:read' })
    const { body } = await exchangeCode(service, answer.get('code'))
    expect(body.scope).toBe('party:read')
  })

  it('changes with the role at the next refresh, to more and to less', async () => {
    const person = { ...staff, username: 'rhys.vaughan' }
    await service.keepAccounts({ staff: [person] })
    const first = await tokensOf(service, person)
    expect(scopesIn(first)).not.toContain('figures:read')
    await service.changeRole(person.username, 'manager')
    const second = (await refresh(service, first.refresh_token)).body
    expect(scopesIn(second)).toContain('staff:manage')
    await service.changeRole(person.username, 'auditor')
    const third = (await refresh(service, second.refresh_token)).body
    expect(scopesIn(third)).toEqual(new Set(scopesOfRole.auditor))
  })
})

describe('whose work is theirs', () => {
  it('stands in both tokens, with name and role', async () => {
    const tokens = await tokensOf(service)
    const areas = ['gwent', 'south-wales']
    const auth_time = expect.any(Number)
    expect(decodeJwt(tokens.access_token)).toMatchObject({
      name: manager.displayName,
      areas,
      auth_time,
    })
    const about = { name: manager.displayName, role: 'manager', areas }
    expect(decodeJwt(tokens.id_token)).toMatchObject(about)
    const verify = createTokenVerifier({
      issuer: service.url,
      audience: 'urn:gwirio:api',
      clock: systemClock,
    })
    expect(await verify(tokens.access_token)).toMatchObject({ kind: 'staff', areas })
  })

  it('is not said where it is that of all areas', async () => {
    const tokens = await tokensOf(service, staff)
    expect(decodeJwt(tokens.access_token)).not.toHaveProperty('areas')
    expect(decodeJwt(tokens.id_token)).not.toHaveProperty('areas')
    expect(decodeJwt(tokens.access_token)).not.toHaveProperty('role')
  })
})
