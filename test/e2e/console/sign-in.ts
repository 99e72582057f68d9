import { setTimeout as wait } from 'node:timers/promises'
import { generate } from 'otplib'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { open, openContext, type Stage } from './stage.ts'

const stepSeconds = 30
const lastSteps = new Map<string, number>()
const states = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

/** A person at the console in a browser of their own, signed in already where this was done before. */
export async function enterAs(
  stage: Stage,
  username: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const storageState = states.get(username)
  if (!storageState) return signIn(stage, username, options)
  const context = await openContext(stage, { ...options, storageState })
  const page = await context.newPage()
  await open(page, stage, '/')
  await page.locator('[data-queue]').waitFor()
  return page
}

/** A person who signs in with password and one-time code. */
export async function signIn(
  stage: Stage,
  username: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await openContext(stage, options)
  const page = await context.newPage()
  await open(page, stage, '/')
  const person = personNamed(stage, username)
  await page.locator('#username').fill(username)
  await page.locator('#password').fill(person.password)
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('#code').fill(await nextCode(username, person.totpSecret))
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('[data-queue]').waitFor()
  states.set(username, await context.storageState())
  return page
}

export function personNamed({ system }: Stage, username: string) {
  const person = system.file.people.find((each) => each.username === username)
  if (!person) throw new Error(`${username} has no account`)
  return person
}

/** A one-time code that was not used yet: each is taken once, and one step early at most (RFC 6238 §5.2). */
export async function nextCode(username: string, secret: string): Promise<string> {
  const step = Math.max(presentStep(), (lastSteps.get(username) ?? 0) + 1)
  lastSteps.set(username, step)
  while (presentStep() < step - 1) await wait(100)
  return generate({ secret, epoch: step * stepSeconds })
}

function presentStep(): number {
  return Math.floor(Date.now() / 1000 / stepSeconds)
}
