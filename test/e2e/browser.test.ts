import { answerOf, readMadeUpParties } from '@gwirio/local/made-up-world'
import { generate } from 'otplib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePlace, type Place, type System, startSystem } from '../system.ts'
import { startChromium } from './chromium.ts'

const party = readMadeUpParties()[3] ?? {}
const address = 'tomos+llys@gwynedd.example'
let place: Place
let system: System
let browser: Browser

beforeAll(async () => {
  place = await makePlace()
  system = await startSystem(place)
  browser = await startChromium()
})

afterAll(async () => {
  await browser?.close()
  await system?.interrupt()
  await place?.[Symbol.asyncDispose]()
})

describe('in a real browser', () => {
  it('staff look at a hostile mail unharmed, and verify the address when the service user e-mails the code back', async () => {
    const staff = await browser.newPage()
    const problems = watchProblems(staff)
    await signIn(staff)
    await findParty(staff)
    await answerQuestions(staff)
    await sendPromptAndCode(staff)
    await staff.locator('[data-change="text-delivered"]').waitFor()

    await sendHostileMail()
    await lookAtHeldMail(staff)

    const user = await browser.newPage()
    await replyWithCode(user)

    // No reload: the page learns it from the stream.
    await staff.locator('[data-state="verified"]').waitFor({ timeout: 60_000 })
    expect(await staff.locator('[data-change="verified"]').count()).toBe(1)
    expect(problems).toEqual([])
  })
})

async function signIn(page: Page): Promise<void> {
  const { addresses, staff } = system.file
  await page.goto(`${addresses['console']}/`)
  await page.getByLabel('Username').fill(staff.username)
  await page.getByLabel('Password', { exact: true }).fill(staff.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('#code').fill(await generate({ secret: staff.totpSecret }))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('form[action="/find"]').waitFor()
}

async function findParty(page: Page): Promise<void> {
  await page.locator('#text').fill(String(party['case_reference']))
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: String(party['name']) }).click()
}

async function answerQuestions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Phone this person' }).click()
  await page.getByRole('button', { name: 'Go on to the questions' }).click()
  const inputs = page.locator('main form input.govuk-input')
  await inputs.first().waitFor()
  for (const input of await inputs.all()) {
    await input.fill(answerOf(party, (await input.getAttribute('name')) ?? ''))
  }
  await page.getByRole('button', { name: 'Check the answers' }).click()
}

async function sendPromptAndCode(page: Page): Promise<void> {
  await page.locator('input[name=phoneIsPrivate][value=yes]').check()
  await page.locator('input[name=mailboxIsPrivate][value=yes]').check()
  await page.locator('input[name=safeToText][value=any-time]').check()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.locator('#address').fill(address)
  await page.locator('#addressAgain').fill(address)
  await page.getByRole('button', { name: 'Check the address' }).click()
  await page.getByRole('button', { name: 'Read back and right' }).click()
  await page.getByRole('button', { name: 'Send the e-mail and the code' }).click()
  await page.locator('[data-state="awaiting-reply"]').waitFor()
}

/** Whoever is in the mailbox answers the prompt, with all that a mail can bring to do harm to who looks at it. */
async function sendHostileMail(): Promise<void> {
  const api = `${system.file.addresses['local-world']}/api/mail`
  const mails = await (await fetch(`${api}?to=${encodeURIComponent(address)}`)).json()
  const [prompt] = mails as Array<{ messageId: string; replyTo: string }>
  const raw = `From: ${address}
To: ${prompt?.replyTo}
Reply-To: cousin@elsewhere.example
Subject: <img src=https://tracker.example/subject>
In-Reply-To: ${prompt?.messageId}
Message-ID: <hostile@gwynedd.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<script>alert(1)</script><img src="https://tracker.example/x.gif"><style>body{background:url(https://tracker.example/y)}</style>
<p>Helo 123456 &lt;script&gt;document.title='gone'&lt;/script&gt; &lt;img src=https://tracker.example/z&gt;</p>
`
  const mail = { from: address, to: prompt?.replyTo, raw }
  const headers = { 'content-type': 'application/json' }
  const sent = await fetch(api, { method: 'POST', headers, body: JSON.stringify(mail) })
  expect(sent.status).toBe(202)
}

/** From what the page says of itself to the mail that was held, and back. */
async function lookAtHeldMail(page: Page): Promise<void> {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.locator('[data-part="held"] a').click()
  const shown = await page.locator('.gwirio-mail').textContent()
  expect(shown).toContain("Helo •••••• <script>document.title='gone'</script>")
  expect(await page.title()).toContain('E-mail that came in')
  expect(await page.locator('main').locator('img, script, a[href^="http"]').count()).toBe(0)
  const console = system.file.addresses['console'] ?? 'none'
  expect(asked.filter((url) => !url.startsWith(console))).toEqual([])
  expect(asked).not.toHaveLength(0)
  await page.goBack()
  await page.locator('[data-state="awaiting-reply"]').waitFor()
}

/** On the page of the local world: the code is read off the phone and typed into the mailbox. */
async function replyWithCode(page: Page): Promise<void> {
  await page.goto(`${system.file.addresses['local-world']}/?mailbox=${encodeURIComponent(address)}`)
  const code = /\b\d{6}\b/.exec(
    (await page.locator('#phone .bubble').last().textContent()) ?? '',
  )?.[0]
  await page.locator('#mail-list a.received').first().click()
  await page.locator('#text').fill(`Fy nghod i yw ${code}.\n\nDiolch, Tomos`)
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByText('Delivered.').waitFor()
}

/** What a person with the console open would see in red: script errors, blocked content. */
function watchProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return problems
}
