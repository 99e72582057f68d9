import {
  type AnswerOf,
  callOperation,
  isRefusal,
  listTemplates,
  publishTemplate,
  type TemplateView,
} from '@gwirio/contracts'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  e164,
  newVerification,
  readCode,
  type SmsCode,
  startSmsCode,
  textCode,
  textIdOf,
} from './sms-code.ts'

const asManager = { subject: 'mair', claims: { name: 'Mair Huws' } }
const cy = { subject: null, text: 'Y cod yw {code}. Diolch.' }
const en = { subject: null, text: 'The code is {code}. Thank you.' }

function address(sms: SmsCode, scope = 'template:manage') {
  return { baseUrl: sms.url, token: () => sms.token(scope, asManager) }
}

async function readTemplate(sms: SmsCode): Promise<TemplateView> {
  const listed = await callOperation(address(sms), listTemplates, {})
  if (isRefusal(listed) || listed.templates.length !== 1) throw new Error('Not one template')
  return listed.templates[0] as TemplateView
}

async function publish(
  sms: SmsCode,
  given: Partial<Pick<TemplateView, 'cy' | 'en' | 'template'> & { insteadOf: string }> = {},
): Promise<AnswerOf<typeof publishTemplate>> {
  const { template = 'code-text', ...body } = given
  const insteadOf = body.insteadOf ?? (await readTemplate(sms)).version
  return callOperation(address(sms), publishTemplate, {
    params: { template },
    body: { cy, en, insteadOf, ...body },
  })
}

async function readEvents(sms: SmsCode, action: string) {
  return await sms.readAdmin(
    `select actor_kind, actor_id, case_id, details from audit.event where action = '${action}' order by event_id`,
  )
}

describe('the template of the text', () => {
  it('is as it was delivered until somebody publishes another', async () => {
    await using sms = await startSmsCode()
    expect(await readTemplate(sms)).toMatchObject({
      template: 'code-text',
      kind: 'text',
      placeholders: ['code'],
      en: { subject: null, text: expect.stringContaining('Your code is {code}.') },
      version: expect.stringMatching(/^[0-9a-f]{32}$/),
      publishedAt: null,
      publishedBy: null,
    })
  })

  it('is what was published last, by whom and when, and texts have its words from then on', async () => {
    await using sms = await startSmsCode()
    await textCode(sms, newVerification())
    expect(sms.twilio.texts(e164)[0]?.body).toMatch(/^Your code is/)
    const first = await publish(sms)
    expect(first).toMatchObject({
      ...{ cy, en, publishedBy: 'Mair Huws' },
      publishedAt: sms.clock.now().toISOString(),
    })
    sms.clock.advance({ seconds: 1 })
    const second = await publish(sms, { en: { subject: null, text: 'Code: {code}' } })
    expect(await readTemplate(sms)).toEqual(second)
    const code = await textCode(sms, newVerification())
    expect(sms.twilio.texts(e164)[0]?.body).toBe(`Code: ${code}`)
  })

  it('is written down with every text that was sent', async () => {
    await using sms = await startSmsCode()
    const delivered = await readTemplate(sms)
    await textCode(sms, newVerification())
    await publish(sms, { en: { subject: null, text: `The code is {code}. ${'ŵ'.repeat(60)}` } })
    const published = await readTemplate(sms)
    await textCode(sms, newVerification())
    const sent = await readEvents(sms, 'text.sent')
    expect(sent.map(({ details }) => details)).toMatchObject([
      { templateVersion: delivered.version, parts: 1 },
      { templateVersion: published.version, parts: 2 },
    ])
    const events = await readEvents(sms, 'template.published')
    expect(events).toEqual([
      {
        actorKind: 'staff',
        actorId: 'mair',
        caseId: '00000000-0000-0000-0000-000000000000',
        details: {
          template: 'code-text',
          version: published.version,
          insteadOf: delivered.version,
        },
      },
    ])
  })

  it('can be published as it was delivered again', async () => {
    await using sms = await startSmsCode()
    const delivered = await readTemplate(sms)
    await publish(sms)
    const again = await publish(sms, { cy: delivered.cy, en: delivered.en })
    expect(again).toMatchObject({ version: delivered.version, publishedBy: 'Mair Huws' })
  })

  it('keeps what was published: nobody changes it, not even the service', async () => {
    await using sms = await startSmsCode()
    await publish(sms)
    await publish(sms, { en: { subject: null, text: 'Code: {code}' } })
    const rows = await sms.readAdmin('select t::text from sms_code.template_version t')
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain('Huws')
    const change = (query: string) => sql.raw(query).execute(sms.context.db)
    await expect(change("update template_version set version = ''")).rejects.toThrow(/permission/)
    await expect(change('delete from template_version')).rejects.toThrow(/permission/)
    await expect(change('select from template_version')).resolves.toBeDefined()
  })
})

describe('publishing', () => {
  it.each([
    ['template-not-found', { template: 'prompt' }],
    ['template-changed', { insteadOf: 'an-older-one' }],
    ['welsh-missing', { cy: { subject: null, text: ' ' } }],
    ['english-missing', { en: { subject: null, text: '' } }],
    ['placeholders-differ', { en: { subject: null, text: 'Your code.' } }],
    ['template-has-link', { en: { subject: null, text: '{code} gwirio.example' } }],
    ['template-has-digits', { cy: { subject: null, text: '{code} neu 999' } }],
    ['text-too-long', { cy: { subject: null, text: `{code} ${'ŷ'.repeat(200)}` } }],
  ] as const)('is refused with %s and changes nothing', async (refused, given) => {
    await using sms = await startSmsCode()
    const before = await readTemplate(sms)
    expect(await publish(sms, given)).toMatchObject({ refused })
    expect(await readTemplate(sms)).toEqual(before)
    expect(await readEvents(sms, 'template.published')).toEqual([])
  })

  it('lets one of two people through who edited the same version at once', async () => {
    await using sms = await startSmsCode()
    const { version: insteadOf } = await readTemplate(sms)
    const texts = ['A: {code}', 'B: {code}', 'C: {code}', 'D: {code}']
    const answers = await Promise.all(
      texts.map((text) => publish(sms, { en: { subject: null, text }, insteadOf })),
    )
    const refused = answers.filter(isRefusal)
    expect(refused).toMatchObject(Array(3).fill({ refused: 'template-changed' }))
    expect(answers).toContainEqual(await readTemplate(sms))
  })

  it('takes letters that nobody sees out of what it was given', async () => {
    await using sms = await startSmsCode()
    const text = 'Code:\u0000 {code}\r\nKeep\u00a0it\u200b.\ud800'
    expect(await publish(sms, { en: { subject: 'None', text } })).toMatchObject({
      en: { subject: null, text: 'Code: {code}\nKeep it.\ufffd' },
    })
  })

  it.each(['figures:read', 'code:write', 'verification:write', 'staff:manage'])(
    'is for managers only: %s is not enough, not even to look',
    async (scope) => {
      await using sms = await startSmsCode()
      await expect(callOperation(address(sms, scope), listTemplates)).rejects.toThrow(
        'scope-missing',
      )
      const body = { cy, en, insteadOf: (await readTemplate(sms)).version }
      const publishing = callOperation(address(sms, scope), publishTemplate, {
        params: { template: 'code-text' },
        body,
      })
      await expect(publishing).rejects.toThrow('scope-missing')
    },
  )
})

describe('a text that is sent again after another wording was published', () => {
  it('is the same text when Twilio had taken it, and is not sent twice', async () => {
    await using sms = await startSmsCode({ settings: { PUBLIC_URL: 'http://127.0.0.1:1' } })
    const delivered = await readTemplate(sms)
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault('lost-answer')
    await expect(sms.send(verification, issued)).rejects.toThrow('twilio-ECONNRESET')
    sms.twilio.setFault(null)
    await publish(sms)
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toHaveLength(1)
    expect(await sms.readText(verification, issued)).toMatchObject({
      status: 'sent',
      templateVersion: delivered.version,
    })
  })

  it('has the new words and the same code when Twilio had not taken it', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault('server-error')
    await expect(sms.send(verification, issued)).rejects.toThrow('twilio-500')
    sms.twilio.setFault(null)
    await publish(sms)
    const published = await readTemplate(sms)
    await sms.send(verification, issued)
    const code = readCode(sms)
    expect(sms.twilio.texts(e164).map(({ body }) => body)).toEqual([
      `The code is ${code}. Thank you.`,
    ])
    expect(await sms.readText(verification, issued)).toMatchObject({
      textId: textIdOf(issued),
      templateVersion: published.version,
    })
    expect(await sms.check(verification, [code])).toMatchObject({ outcome: 'matched' })
  })
})
