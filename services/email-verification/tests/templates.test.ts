import {
  listTemplates,
  publishTemplate,
  type TemplateView,
  type TemplateWording,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  newParty,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { answersTo, codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

const cy = { subject: 'Cadarnhewch', text: "Atebwch yr e-bost hwn gyda'r cod, rŵan." }
const en = { subject: 'Please confirm', text: 'Reply to this e-mail with the code.' }

async function readTemplates(): Promise<TemplateView[]> {
  return unwrap(await world.call(listTemplates, {})).templates
}

async function readTemplate(name: string): Promise<TemplateView> {
  const found = (await readTemplates()).find(({ template }) => template === name)
  if (!found) throw new Error(`No template ${name}`)
  return found
}

async function publish(
  template: string,
  given: { cy?: TemplateWording; en?: TemplateWording; insteadOf?: string } = {},
) {
  const insteadOf = given.insteadOf ?? (await readTemplate(template)).version
  return world.call(publishTemplate, {
    params: { template },
    body: { cy, en, ...given, insteadOf },
  })
}

/** Which wording the audit says was sent. */
async function readVersions(verificationId: string, action: string): Promise<unknown[]> {
  const { rows } = await sql<{ version: unknown }>`
    select details -> 'templateVersion' as version from audit.event
    where verification_id = ${verificationId} and action = ${action} order by event_id`.execute(
    world.db,
  )
  return rows.map(({ version }) => version)
}

describe('the templates of the e-mails', () => {
  it('are all there, in both languages, as they were delivered', async () => {
    const templates = await readTemplates()
    expect(templates.map(({ template }) => template)).toEqual([
      'prompt',
      'code-too-late',
      'no-code',
      'wrong-code',
      'several-codes',
      'start-again',
    ])
    for (const template of templates)
      expect(template).toMatchObject({ kind: 'e-mail', placeholders: [], publishedAt: null })
  })

  it('give the prompt its words from the moment they are published', async () => {
    const delivered = await readTemplate('prompt')
    const before = await startAndPrompt(world)
    expect(before.prompt.subject).toBe(delivered.en.subject)
    const published = unwrap(await publish('prompt'))
    expect(published).toMatchObject({ cy, en, publishedBy: 'siwan' })
    const after = await startAndPrompt(world, newParty(world, { language: 'both' }))
    expect(after.prompt).toMatchObject({
      subject: `${cy.subject} / ${en.subject}`,
      text: expect.stringContaining(`${cy.text}\n\n${en.text}`),
    })
    const versions = (started: typeof after) =>
      readVersions(started.key.verificationId, 'verification.prompt-sent')
    await expect.poll(() => versions(before)).toEqual([delivered.version])
    await expect.poll(() => versions(after)).toEqual([published.version])
  })

  it('give an answer its words, and the record says which', async () => {
    const started = await startAndPrompt(world)
    const published = unwrap(await publish('no-code'))
    await replyTo(world, started, { text: 'What code?' })
    await expect.poll(() => answersTo(world, started)).toHaveLength(1)
    const [answer] = await answersTo(world, started)
    expect(answer).toMatchObject({ subject: en.subject })
    const versions = () => readVersions(started.key.verificationId, 'verification.answer-sent')
    await expect.poll(versions).toEqual([published.version])
  })

  it('are known again below an answer that quotes one without a mark', async () => {
    await publish('prompt', {
      en: { subject: 'Confirm', text: 'Please send us the number from your mobile phone today.' },
    })
    const started = await startAndPrompt(world)
    await publish('prompt', { en: { subject: 'Now', text: 'Something else entirely, again.' } })
    const quoted = ['From: Gwirio', `To: ${started.party.address}`, 'Subject: Confirm', '']
    const text = [...quoted, started.prompt.text, '', codeFor(world, started)].join('\n')
    await replyTo(world, started, { text })
    expect(await waitForChange(world, started.key, 'verified')).toMatchObject({ state: 'verified' })
  })

  it.each([
    ['template-not-found', 'code-text', {}],
    ['template-not-found', 'unknown', { insteadOf: 'any' }],
    ['template-changed', 'wrong-code', { insteadOf: 'an-older-one' }],
    ['welsh-missing', 'wrong-code', { cy: { ...cy, subject: '' } }],
    ['english-missing', 'wrong-code', { en: { ...en, subject: null } }],
    ['placeholders-differ', 'wrong-code', { en: { ...en, text: 'Your {code}.' } }],
    ['template-has-link', 'wrong-code', { en: { ...en, text: 'See gwirio.example' } }],
    ['template-has-digits', 'wrong-code', { cy: { ...cy, subject: 'Cod 6 digid' } }],
  ] as const)('are not published when it is refused with %s (%s)', async (refused, name, given) => {
    const answer = await publish(name, { insteadOf: await versionOf(name), ...given })
    expect(answer).toEqual({ refused })
    const { publishedAt } = await readTemplate('wrong-code')
    expect(publishedAt).toBeNull()
  })

  it('cannot be read or published without the scope', async () => {
    const token = () =>
      world.issuer.token({ audience: 'urn:gwirio:api', scope: 'verification:write' })
    const ask = async (init: RequestInit, path = '') => {
      const headers = {
        authorization: `Bearer ${await token()}`,
        'content-type': 'application/json',
      }
      const response = await fetch(`${world.url()}/v1/templates${path}`, { ...init, headers })
      return response.status
    }
    expect(await ask({})).toBe(403)
    const body = JSON.stringify({ cy, en, insteadOf: await versionOf('wrong-code') })
    expect(await ask({ method: 'POST', body }, '/wrong-code')).toBe(403)
  })
})

async function versionOf(name: string): Promise<string> {
  const found = (await readTemplates()).find(({ template }) => template === name)
  return found?.version ?? 'none'
}
