import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { seeVerified, walkToReply } from './call.ts'
import { enterAs } from './sign-in.ts'
import { openContext, partyNamed, type Stage, watchProblems } from './stage.ts'

const address = 'tomos+llys@gwynedd.example'

/** A hostile mail is looked at unharmed, and the service user's own reply then verifies the address. */
export async function lookAtHostileMail(stage: Stage): Promise<void> {
  const page = await enterAs(stage, 'staff')
  const problems = watchProblems(page)
  await walkToReply(page, stage, { party: partyNamed('Tomos Watkins'), address })
  await page.locator('[data-change="text-delivered"]').waitFor()
  await sendHostileMail(stage)
  await lookAtHeldMail(page, stage)
  const user = await (await openContext(stage)).newPage()
  await replyWithCode(user, stage)
  // No reload: the page learns it from the stream.
  await seeVerified(page)
  expect(await page.locator('[data-change="verified"]').count()).toBe(1)
  expect(problems).toEqual([])
  await Promise.all([page.context().close(), user.context().close()])
}

/** Whoever is in the mailbox answers the prompt, with all that a mail can bring to do harm to who looks at it. */
async function sendHostileMail({ system }: Stage): Promise<void> {
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
async function lookAtHeldMail(page: Page, { system }: Stage): Promise<void> {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.locator('[data-part="held"] a').first().click()
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
async function replyWithCode(page: Page, { system }: Stage): Promise<void> {
  const mobile = partyNamed('Tomos Watkins')['mobile'] ?? ''
  const number = encodeURIComponent(mobile.replaceAll(' ', '').replace(/^0/, '+44'))
  const mailbox = encodeURIComponent(address)
  const world = system.file.addresses['local-world']
  await page.goto(`${world}/?mailbox=${mailbox}&number=${number}`)
  const text = await page.locator('#phone .bubble').last().textContent()
  const code = /\b\d{6}\b/.exec(text ?? '')?.[0]
  await page.locator('#mail-list a.received').first().click()
  await page.locator('#text').fill(`Fy nghod i yw ${code}.\n\nDiolch, Tomos`)
  await page.getByRole('button', { name: 'Send reply' }).click()
  await page.getByText('Delivered.').waitFor()
}
