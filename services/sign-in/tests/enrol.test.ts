import { addStaff, disableStaff, inviteStaffAgain, isRefusal } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { createPasswordHasher } from '../src/credentials/password-hasher.ts'
import { call, tokensOf } from './api.ts'
import { authorizationUrl, type Browser, openBrowser, type Visit } from './browser.ts'
import { readActions } from './rows.ts'
import { redirectUri, startTestService } from './service.ts'

const service = await forThisFile(startTestService())
const token = (await tokensOf(service)).access_token

const password = 'three words apart: heron'

async function invite(username: string) {
  const body = { username, displayName: 'Elin Morgan', role: 'business-support', areas: [] }
  const answer = await call(service, token, addStaff, { body })
  if (isRefusal(answer)) throw new Error(answer.refused)
  return { username, staffId: answer.staff.staffId, enrolmentCode: answer.enrolment.code }
}

async function begin(
  given: { username: string; enrolmentCode: string },
  browser: Browser = openBrowser(service),
): Promise<Visit> {
  const form = await browser.visit(`${service.url}/enrol`)
  const { username, enrolmentCode } = given
  return browser.submit(form, { username, enrolmentCode })
}

const secretOn = ({ html }: Visit) =>
  /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? ''

function codeOf(secret: string, secondsLater = 0): Promise<string> {
  const epoch = Math.floor(service.clock.now().getTime() / 1000) + secondsLater
  return generate({ secret, epoch })
}

describe('enrolling', () => {
  it('leads from the code of the manager to a sign-in with password and app', async () => {
    const person = await invite('elin.morgan')
    const browser = openBrowser(service)
    const setUp = await begin(person, browser)
    expect(setUp.html).toContain('<svg width="220"')
    const secret = secretOn(setUp)
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const firstCode = await codeOf(secret)
    const done = await browser.submit(setUp, { password, firstCode })
    expect(done.html).toContain('You can sign in now')
    expect(done.html).toContain(`href="${new URL('/', redirectUri).href}"`)

    const form = await browser.visit(authorizationUrl(service))
    const codeForm = await browser.submit(form, { username: person.username, password })
    const code = await codeOf(secret, 30)
    const signedIn = await browser.submit(codeForm, { code })
    expect(signedIn.url).toContain(`${redirectUri}?code=`)
    expect(await readActions(service)).toEqual(
      expect.arrayContaining(['staff.enrolment-begun', 'staff.enrolled', 'staff.signed-in']),
    )
  })

  it('takes a code once', async () => {
    const person = await invite('once.only')
    const browser = openBrowser(service)
    const setUp = await begin(person, browser)
    const firstCode = await codeOf(secretOn(setUp))
    expect((await browser.submit(setUp, { password, firstCode })).url).toContain('/enrol/done')
    expect((await begin(person)).html).toContain('is not right, or the code is too old')
    const again = await browser.submit(setUp, { password, firstCode })
    expect(again.url).toBe(`${service.url}/enrol`)
  })

  it('goes on in the browser that gave the code last, and in no other', async () => {
    const person = await invite('two.browsers')
    const first = openBrowser(service)
    const earlier = await begin(person, first)
    await begin(person)
    expect((await first.visit(earlier.url)).url).toBe(`${service.url}/enrol`)
    expect((await openBrowser(service).visit(earlier.url)).url).toBe(`${service.url}/enrol`)
  })

  it('takes the code as people type it', async () => {
    const person = await invite('typed.loosely')
    const enrolmentCode = person.enrolmentCode
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
    expect((await begin({ ...person, enrolmentCode })).url).toContain('/enrol/set-up')
  })

  it('keeps the same secret when something has to be typed again, and says what', async () => {
    const person = await invite('again.please')
    const browser = openBrowser(service)
    const setUp = await begin(person, browser)
    const secret = secretOn(setUp)
    const weak = await browser.submit(setUp, { password: 'password1234', firstCode: '' })
    expect(weak.status).toBe(400)
    expect(weak.html).toContain('harder to guess')
    expect(weak.html).toContain('<title>Error: ')
    expect(weak.html).not.toContain('password1234')
    expect(secretOn(weak)).toBe(secret)
    const wrong = await browser.submit(weak, { password, firstCode: '000000' })
    expect(wrong.html).toContain('not the code that the app shows now')
  })

  it('speaks Welsh from the first page to the last', async () => {
    const person = await invite('yn.gymraeg')
    const browser = openBrowser(service)
    const form = await browser.visit(`${service.url}/enrol?lang=cy`)
    const setUp = await browser.submit(form, person)
    expect(setUp.html).toContain('Dewiswch gyfrinair')
    const firstCode = await codeOf(secretOn(setUp))
    const done = await browser.submit(setUp, { password, firstCode })
    expect(done.html).toContain('Gallwch fewngofnodi nawr')
  })
})

describe('an enrolment that nobody should finish', () => {
  it('says who took every way in away, and when, to whoever was invited again', async () => {
    const first = await invite('mair.owen')
    expect((await begin(first)).html).not.toContain('invited again')
    const params = { staffId: first.staffId }
    const again = await call(service, token, inviteStaffAgain, { params })
    if (isRefusal(again)) throw new Error(again.refused)
    const given = { username: 'mair.owen', enrolmentCode: again.enrolment.code }
    expect((await begin(given)).html).toMatch(/You were invited again \d.* by: \w+/)
  })

  it('ends after as many hours as are set, and says how many', async () => {
    await using other = await startTestService({ ENROLMENT_HOURS: '5' })
    const { access_token } = await tokensOf(other)
    const body = { username: 'too.late', displayName: 'Late', role: 'auditor', areas: [] }
    const answer = await call(other, access_token, addStaff, { body })
    const enrolmentCode = isRefusal(answer) ? '' : answer.enrolment.code
    const open = async () => {
      const browser = openBrowser(other)
      const form = await browser.visit(`${other.url}/enrol`)
      expect(form.html).toContain('for one person, for 5 hours')
      return (await browser.submit(form, { username: 'too.late', enrolmentCode })).url
    }
    other.clock.advance({ seconds: 5 * 3600 - 1 })
    expect(await open()).toContain('/enrol/set-up')
    other.clock.advance({ seconds: 1 })
    expect(await open()).not.toContain('/enrol/set-up')
  })

  it.each([disableStaff, inviteStaffAgain])('ends at once by $id, also half-way', async (act) => {
    const person = await invite(`ended.${act.id.toLowerCase()}`)
    const browser = openBrowser(service)
    const setUp = await begin(person, browser)
    await call(service, token, act, { params: { staffId: person.staffId } })
    const firstCode = await codeOf(secretOn(setUp))
    expect((await browser.submit(setUp, { password, firstCode })).url).toBe(`${service.url}/enrol`)
    expect((await begin(person)).html).toContain('is not right')
  })

  it('says so to a person whose invitation was replaced at the last moment', async () => {
    const real = await createPasswordHasher()
    const meanwhile = { act: async (): Promise<unknown> => undefined }
    const hash = async (given: string) => {
      await meanwhile.act()
      return real.hash(given)
    }
    await using other = await startTestService({}, { hasher: { ...real, hash } })
    const { access_token } = await tokensOf(other)
    const body = { username: 'second', displayName: 'Second', role: 'auditor', areas: [] }
    const answer = await call(other, access_token, addStaff, { body })
    if (isRefusal(answer)) throw new Error(answer.refused)
    const browser = openBrowser(other)
    const form = await browser.visit(`${other.url}/enrol`)
    const given = { username: 'second', enrolmentCode: answer.enrolment.code }
    const setUp = await browser.submit(form, given)
    const params = { staffId: answer.staff.staffId }
    meanwhile.act = () => call(other, access_token, inviteStaffAgain, { params })
    const epoch = Math.floor(other.clock.now().getTime() / 1000)
    const firstCode = await generate({ secret: secretOn(setUp), epoch })
    const done = await browser.submit(setUp, { password, firstCode })
    expect(done.url).toBe(`${other.url}/enrol`)
    expect(await readActions(other)).not.toContain('staff.enrolled')
  })

  it('looks the same for a wrong code and for nobody, and waits after too many', async () => {
    await using strict = await startTestService({ ACCOUNT_TRIES: '2' })
    const tryOn = async (username: string) => {
      const browser = openBrowser(strict)
      const form = await browser.visit(`${strict.url}/enrol`)
      return browser.submit(form, { username, enrolmentCode: '7K3M-Q9RT-2WXA-B4CD-E5FG' })
    }
    const shown = (page: Visit) => page.html.replace(/value="[^"]*"/, '')
    expect(shown(await tryOn('nia.parry'))).toBe(shown(await tryOn('nobody')))
    expect((await tryOn('nobody')).status).toBe(400)
    expect((await tryOn('nobody')).status).toBe(429)
  })
})
