import { addWebhook, callOperation, isRefusal, listWebhooks } from '@gwirio/contracts'
import { openDatabase } from '@gwirio/database'
import { forThisFile } from '@gwirio/testing'
import { beforeEach, expect } from 'vitest'
import { tellWebhook } from '../src/jobs/tell-webhook.ts'
import type { Telling } from '../src/store/webhook-events.ts'
import { startReceiver, startWebhookWorld } from './webhook-world.ts'

export const world = await forThisFile(startWebhookWorld())
export const receiver = await forThisFile(startReceiver())
export const { context, clock } = world
let count = 0
/** Another one for each test. */
export let client = ''

beforeEach(() => {
  count += 1
  client = `reports-${count}`
  receiver.received.length = 0
  receiver.answer(() => 204)
})

export async function add(url = receiver.url) {
  const answer = await callOperation(world.as(client), addWebhook, { body: { url } })
  if (isRefusal(answer)) throw new Error(answer.refused)
  return { ...answer, webhookId: answer.webhook.webhookId }
}

export const tell = (letter: { caseId: string; correspondenceId: string }, webhookId: string) =>
  tellWebhook(context, {
    caseId: letter.caseId,
    correspondenceId: letter.correspondenceId,
    webhookId,
  } satisfies Telling)

export async function list(clientId: string) {
  const answer = await callOperation(world.as(clientId), listWebhooks)
  return isRefusal(answer) ? expect.fail(answer.refused) : answer.webhooks
}

export const view = async () => (await list(client))[0] ?? expect.fail('no webhook')

/** The database as its owner sees it. */
export function openAdmin() {
  const db = openDatabase({ url: world.adminUrl, applicationName: 'test' })
  return { db, [Symbol.asyncDispose]: () => db.destroy() }
}
