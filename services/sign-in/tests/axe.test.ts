import { addStaff, isRefusal } from '@gwirio/contracts'
import { drawPage, findViolations, startChromium } from '@gwirio/testing/chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, tokensOf } from './api.ts'
import { authorizationUrl, openBrowser, signIn, trySignIn, type Visit } from './browser.ts'
import { staff, startTestService, type TestService } from './service.ts'

let service: TestService
let chromium: Awaited<ReturnType<typeof startChromium>>
beforeAll(async () => {
  service = await startTestService({}, {}, 'localhost')
  chromium = await startChromium()
})
afterAll(async () => {
  await chromium.close()
  await service[Symbol.asyncDispose]()
})

const password = 'three words apart: heron'

/** Every page of the sign-in, each as somebody meets it. */
async function visitEveryPage(language: 'cy' | 'en'): Promise<Map<string, Visit>> {
  const pages = new Map<string, Visit>()
  const locale = { ui_locales: language }
  const browser = openBrowser(service)
  const form = await browser.visit(authorizationUrl(service, locale))
  pages.set('password', form)
  pages.set('nothing typed', await browser.submit(form, { username: '', password: '' }))
  const code = await browser.submit(form, { username: staff.username, password: staff.password })
  pages.set('code', code)
  pages.set('no code', await browser.submit(code, { code: '' }))
  pages.set('refused', await trySignIn(service, openBrowser(service), { password: 'wrong' }))
  pages.set('too late', await openBrowser(service).visit(form.url))
  await signIn(service, browser, locale)
  pages.set('passkeys', await browser.visit(`${service.url}/passkeys`))
  pages.set('sign out?', await browser.visit(`${service.url}/session/end`))
  await visitEnrolment(language, pages)
  return pages
}

async function visitEnrolment(language: 'cy' | 'en', pages: Map<string, Visit>): Promise<void> {
  const { access_token } = await tokensOf(service)
  const username = `elin.${language}`
  const body = { username, displayName: 'Elin', role: 'business-support', areas: [] }
  const added = await call(service, access_token, addStaff, { body })
  if (isRefusal(added)) throw new Error(added.refused)
  const browser = openBrowser(service)
  const form = await browser.visit(`${service.url}/enrol?lang=${language}`)
  pages.set('enrol', form)
  pages.set('enrol: nothing typed', await browser.submit(form, { username: '', enrolmentCode: '' }))
  const enrolmentCode = added.enrolment.code
  const setUp = await browser.submit(form, { username, enrolmentCode })
  pages.set('set up', setUp)
  pages.set('set up: no code', await browser.submit(setUp, { password, firstCode: '' }))
}

describe('axe', () => {
  it.each(['en', 'cy'] as const)(
    'finds nothing on any page (%s)',
    async (language) => {
      const found: Record<string, string[]> = {}
      const page = await chromium.newPage({ reducedMotion: 'reduce' })
      const pages = await visitEveryPage(language)
      for (const [name, visit] of pages) {
        await drawPage(page, visit, (path) => fetch(new URL(path, service.url)))
        const violations = await findViolations(page)
        if (violations.length > 0) found[name] = violations
      }
      expect(found).toEqual({})
      expect(pages.size).toBe(12)
      await page.close()
    },
    180_000,
  )
})
