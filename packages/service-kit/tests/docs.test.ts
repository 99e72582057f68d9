import { correspondenceOperations, refuse, webhookOperations } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { findViolations, startChromium } from '@gwirio/testing/chromium'
import { describe, expect, it } from 'vitest'
import { route } from '../src/index.ts'
import { startStandIn } from '../src/testing.ts'

const routes = [...correspondenceOperations, ...webhookOperations].map((operation) =>
  route(operation, async () => refuse('not-ready') as never),
)
const { url } = await forThisFile(
  startStandIn({
    service: 'correspondence',
    routes,
    issuer: 'http://127.0.0.1:1',
    clock: { now: () => new Date() },
  }),
)
const browser = await startChromium()
await forThisFile(Promise.resolve({ [Symbol.asyncDispose]: () => browser.close() }))

/** The page, with everything that it asked for and complained of. */
async function open(width: number) {
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  const complaints: string[] = []
  const asked: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${url}/docs`)
  await page.waitForSelector('.opblock')
  return { page, complaints, asked }
}

describe('the pages about a service', () => {
  it.each([1280, 320])(
    'can be used by everybody, %i pixels wide, closed and opened',
    async (width) => {
      const { page } = await open(width)
      expect(await findViolations(page)).toEqual([])
      await page.click('#operations-Operations-sendCorrespondence .opblock-summary-control')
      await page.waitForSelector('.responses-wrapper')
      expect(await findViolations(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await page.close()
    },
  )

  it('say to a stranger how a letter is sent', async () => {
    const { page } = await open(1280)
    await page.click('#operations-Operations-sendCorrespondence .opblock-summary-control')
    const text = await page
      .waitForSelector('.responses-wrapper')
      .then(() => page.textContent('body'))
    for (const words of [
      'grant_type=client_credentials',
      'correspondence:send',
      '-F "documents=@report.pdf;type=application/pdf"',
      'Idempotency-Key:',
      'gate-closed',
      'document-infected',
      'Retry-After',
    ])
      expect(text).toContain(words)
    await page.close()
  })

  it('ask nobody else for anything, under a policy that allows no inline script or style', async () => {
    const { page, complaints, asked } = await open(1280)
    expect(complaints).toEqual([])
    const elsewhere = asked.filter((each) => !each.startsWith(url) && !each.startsWith('data:'))
    expect(elsewhere).toEqual([])
    const policy = (await fetch(`${url}/docs`)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).not.toContain('unsafe')
    await page.close()
  })

  it('have no place to type a secret into', async () => {
    const { page } = await open(1280)
    await page.click('#operations-Operations-addWebhook .opblock-summary-control')
    expect(await page.locator('.authorize, .try-out, input:not([disabled])').count()).toBe(0)
    await page.close()
  })
})
