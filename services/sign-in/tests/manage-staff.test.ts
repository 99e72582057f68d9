import {
  addStaff,
  changeStaff,
  disableStaff,
  inviteStaffAgain,
  isRefusal,
  listStaff,
  type StaffView,
  signOutEverywhere,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { decodeJwt } from 'jose'
import { describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { openBrowser, refresh, signIn, trySignIn } from './browser.ts'
import { readActions } from './rows.ts'
import { manager, staff, startTestService } from './service.ts'

const service = await forThisFile(startTestService())
const token = (await tokensOf(service)).access_token

const areas = ['north-wales'] as const
const elin = { username: 'elin.morgan', displayName: 'Elin Morgan', role: 'auditor', areas }

async function list(): Promise<readonly StaffView[]> {
  const answer = await call(service, token, listStaff)
  return isRefusal(answer) ? [] : answer.staff
}

async function own() {
  const found = (await list()).find(({ username }) => username === manager.username)
  if (!found) throw new Error('The manager is not there')
  return found
}

async function idOf(username: string): Promise<string> {
  const found = (await list()).find((one) => one.username === username)
  if (!found) throw new Error(`Nobody is called ${username}`)
  return found.staffId
}

/** An account of its own, with a password and a secret like everybody's here. */
async function makeStaff(username: string) {
  const person = { ...staff, username }
  await service.keepAccounts({ staff: [person] })
  return { person, params: { staffId: await idOf(username) } }
}

describe('managers and the accounts of staff', () => {
  it('sees everybody by name, with role, areas and last sign-in', async () => {
    const [first, second] = await list()
    expect(first).toMatchObject({
      username: staff.username,
      role: 'business-support',
      areas: [],
      state: 'active',
      passkeys: 0,
      lastSignedInAt: null,
    })
    expect(second).toMatchObject({ username: manager.username, areas: manager.areas })
    expect(second?.lastSignedInAt).toMatch(/^20/)
  })

  it('adds one with a code that is shown once, and no second one of that name', async () => {
    const added = await call(service, token, addStaff, { body: elin })
    expect(added).toMatchObject({ staff: { ...elin, state: 'invited' } })
    if (isRefusal(added)) return
    expect(added.enrolment.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/)
    const hours = (Date.parse(added.enrolment.until) - service.clock.now().getTime()) / 3_600_000
    expect(hours).toBe(72)
    expect(await call(service, token, addStaff, { body: elin })).toEqual({
      refused: 'username-taken',
    })
    expect(await readActions(service)).toContain('staff.made')
  })

  it('changes name, role and areas', async () => {
    const { params } = await makeStaff('huw.price')
    const body = { displayName: 'Huw Prys', role: 'manager', areas: ['gwent'] }
    expect(await call(service, token, changeStaff, { params, body })).toMatchObject(body)
  })

  it('cannot change their own role or areas, but their name', async () => {
    const params = { staffId: await idOf(manager.username) }
    const { displayName, role } = manager
    const change = (body: object) => call(service, token, changeStaff, { params, body })
    const refused = { refused: 'own-account' }
    expect(await change({ displayName, role: 'auditor', areas: manager.areas })).toEqual(refused)
    expect(await change({ displayName, role, areas: ['gwent'] })).toEqual(refused)
    const again = { displayName: 'Nia Parri', role, areas: manager.areas.toReversed() }
    expect(await change(again)).toMatchObject({ displayName: 'Nia Parri' })
    expect(await call(service, token, disableStaff, { params })).toEqual(refused)
    expect(await call(service, token, inviteStaffAgain, { params })).toEqual(refused)
  })

  it.each([disableStaff, inviteStaffAgain])('knows nobody by another id ($id)', async (act) => {
    const params = { staffId: '01900000-0000-7000-8000-000000000000' }
    expect(await call(service, token, act, { params })).toEqual({ refused: 'staff-not-found' })
  })
})

describe('an account that is disabled', () => {
  it('has no sessions, no tokens to refresh, and manages nothing any more', async () => {
    const { person, params } = await makeStaff('gareth.ellis')
    await service.changeRole(person.username, 'manager')
    const tokens = await tokensOf(service, person)
    const disabled = await call(service, token, disableStaff, { params })
    expect(disabled).toMatchObject({ state: 'disabled' })
    expect((await refresh(service, tokens.refresh_token)).body.error).toBe('invalid_grant')
    await expect(call(service, tokens.access_token, listStaff)).rejects.toThrow('token-invalid')
    service.clock.advance({ seconds: 30 })
    const tried = await trySignIn(service, openBrowser(service), person)
    expect(tried.html).toContain('is not right')
  })

  it('comes back by a new invitation, without the old password', async () => {
    const { person, params } = await makeStaff('sara.lloyd')
    await call(service, token, disableStaff, { params })
    const invited = await call(service, token, inviteStaffAgain, { params })
    const invitedAgain = { at: service.clock.now().toISOString(), by: (await own()).displayName }
    expect(invited).toMatchObject({ staff: { state: 'invited', invitedAgain } })
    expect(
      (await list()).filter((one) => one.invitedAgain).map(({ username }) => username),
    ).toEqual(['sara.lloyd'])
    await expect(signIn(service, openBrowser(service), {}, person)).rejects.toThrow('is not right')
    expect(await readActions(service)).toContain('staff.invited-again')
  })
})

describe('signing out everywhere', () => {
  it('ends the sessions of the person on every device, and of nobody else', async () => {
    const { person } = await makeStaff('owain.hughes')
    const here = await tokensOf(service, person)
    const there = await tokensOf(service, person)
    const others = await tokensOf(service)
    expect(await call(service, here.access_token, signOutEverywhere)).toBeUndefined()
    for (const { refresh_token } of [here, there]) {
      expect((await refresh(service, refresh_token)).body.error).toBe('invalid_grant')
    }
    expect((await refresh(service, others.refresh_token)).status).toBe(200)
    expect(await readActions(service)).toContain('staff.signed-out (everywhere)')
  })
})

describe('who is no manager', () => {
  it('manages no accounts', async () => {
    const { access_token } = await tokensOf(service, staff)
    // A control: the token is good for what it is for
    expect(decodeJwt(access_token)['scope']).toContain('session:end')
    await expect(call(service, access_token, listStaff)).rejects.toThrow('scope-missing')
    const body = { ...elin, username: 'somebody.else' }
    await expect(call(service, access_token, addStaff, { body })).rejects.toThrow('scope-missing')
  })
})
