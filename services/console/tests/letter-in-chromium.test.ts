import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChromium } from '@gwirio/testing/chromium'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestConsole, type TestConsole } from './database.ts'

let chromium: Browser
let console: TestConsole
beforeAll(async () => {
  ;[chromium, console] = await Promise.all([startChromium(), startTestConsole()])
})
afterAll(() => Promise.all([chromium.close(), console[Symbol.asyncDispose]()]))

const pdf = { name: 'adroddiad ŵ.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') }

const folder = await mkdtemp(join(tmpdir(), 'letter-'))
const large = join(folder, 'large.pdf')
await writeFile(large, Buffer.alloc(26 * 1024 * 1024, 'x'))
afterAll(() => rm(folder, { recursive: true }))

/** A party whose address is verified, and the page on which a letter to it is checked. */
async function openCheck(options: { javaScriptEnabled: boolean }) {
  const party = console.parties.add()
  const { caseId, partyId } = party
  console.verifications.add({ caseId, partyId, state: 'verified' })
  const context = await chromium.newContext({ ...options, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${console.url}/cases/${caseId}/parties/${partyId}`)
  await page.getByRole('button', { name: 'Send a letter or report' }).click()
  await page.getByLabel('Letter', { exact: true }).check()
  await page.getByLabel('What you write').fill('Annwyl Siân')
  await page.getByRole('button', { name: 'See how it will look' }).click()
  return { context, page }
}

describe.each([true, false])(
  'a letter in a real browser, with scripts: %s',
  (javaScriptEnabled) => {
    it('is sent with its documents, and recalled in time', async () => {
      const { context, page } = await openCheck({ javaScriptEnabled })
      console.correspondence.all.length = 0
      await page.getByLabel('Choose documents').setInputFiles([pdf])
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('It leaves in').waitFor()
      expect(console.correspondence.documents).toMatchObject([{ name: pdf.name }])
      if (javaScriptEnabled) await page.getByText(/1 minute 5\d seconds/).waitFor()
      await page.getByRole('button', { name: 'Recall it' }).press('Enter')
      await page.getByText('A person recalled it.').first().waitFor()
      expect(console.correspondence.all).toMatchObject([{ state: 'recalled' }])
      await context.close()
    })

    it('is shown in large print, in a frame that runs nothing', async () => {
      const { preview } = console.correspondence
      const html =
        '<!DOCTYPE html><html lang="en"><title>x</title><body style="font-size: 30px"><p>Large</p><script>document.body.textContent = "run"</script></body></html>'
      console.correspondence.preview = { ...preview, html }
      const { context, page } = await openCheck({ javaScriptEnabled })
      const print = page.frameLocator('iframe').getByText('Large')
      await print.waitFor()
      const box = await print.boundingBox()
      expect(box?.height).toBeGreaterThan(30)
      console.correspondence.preview = preview
      await context.close()
    })

    it('that is too large says so', async () => {
      const { context, page } = await openCheck({ javaScriptEnabled })
      await page.getByLabel('Choose documents').setInputFiles([large])
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByRole('alert').getByText('larger than 25 MB together').waitFor()
      await context.close()
    })
  },
)

describe('the page of a letter', () => {
  it('follows what happens by itself', async () => {
    const { context, page } = await openCheck({ javaScriptEnabled: true })
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('It leaves in').waitFor()
    const [sent] = console.correspondence.all
    if (!sent) throw new Error('Nothing was sent')
    console.correspondence.happen(sent, 'sent', { state: 'sent', sentAt: sent.submittedAt })
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await page.getByText('Nobody can take it back').waitFor()
    expect(await page.getByRole('button', { name: 'Recall it' }).count()).toBe(0)
    await context.close()
  })
})
