import {
  listCorrespondence,
  previewCorrespondence,
  publishTemplate,
  readCorrespondence,
  recallCorrespondence,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { countKept, keyOf, note, report } from './letters.ts'
import { read, send, startWorld, unwrap, waitForState } from './world.ts'

const world = await forThisFile(startWorld())
const siwan = { staff: 'siwan' }

describe('the gate', () => {
  it.each(['suspended', 'frozen', 'ended', 'awaiting-reply', 'other-address'] as const)(
    'lets nothing in for what is %s, and keeps nothing but that it was asked',
    async (reason) => {
      const to = world.gate.verify()
      await world.gate.change(to, reason)
      const before = await countKept(world)
      expect(await send(world, to, { files: [report] })).toEqual({ refused: 'gate-closed' })
      expect(await countKept(world)).toBe(before)
      const events = await world.db
        .withSchema('audit' as never)
        .selectFrom('event' as never)
        .selectAll()
        .where('caseId' as never, '=', to.subject.caseId as never)
        .execute()
      expect(events).toMatchObject([{ action: 'correspondence.not-admitted', reason }])
    },
  )

  it('lets nothing in while it cannot be asked', async () => {
    const to = world.gate.verify()
    world.gate.isAway = true
    try {
      expect(await send(world, to)).toEqual({ refused: 'not-ready' })
    } finally {
      world.gate.isAway = false
    }
  })

  it('is asked before a preview too', async () => {
    const to = world.gate.verify({ language: 'both' })
    const { case: caseReference, party, address } = to
    const body = { case: caseReference, party, address, kind: 'report', text: 'See {page} 3.' }
    const enclosing = { ...body, documents: 2 }
    const preview = unwrap(await world.call(previewCorrespondence, { body: enclosing }, siwan))
    expect(preview.subject).toBe('Adroddiad i chi / A report for you')
    expect(preview.text.match(/See \{page\} 3\./g)).toHaveLength(1)
    expect(preview.text.indexOf('ynghlwm')).toBeLessThan(preview.text.indexOf('attached'))
    expect(preview.text).toContain('https://www.gwirio.example/privacy')
    const alone = unwrap(await world.call(previewCorrespondence, { body }, siwan))
    expect(alone.text).not.toMatch(/attach|scanned|ynghlwm|atodiad|sganio/)
    await world.gate.change(to, 'suspended')
    expect(await world.call(previewCorrespondence, { body }, siwan)).toEqual({
      refused: 'gate-closed',
    })
  })
})

describe('the same request', () => {
  it('is the same letter, one after the other and at once', async () => {
    const to = world.gate.verify()
    const given = { key: 'double-press-1', files: [report] }
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(world, to, given)))
    const ids = answers.map((answer) => unwrap(answer).correspondenceId)
    expect(new Set(ids).size).toBe(1)
    const again = unwrap(await send(world, to, given))
    expect(again.correspondenceId).toBe(ids[0])
    await waitForState(world, again, 'sent')
    expect(world.mail.mail(to.address)).toHaveLength(1)
  })

  it('is answered as before when the gate has closed since', async () => {
    const to = world.gate.verify()
    const first = unwrap(await send(world, to, { key: 'closed-since' }))
    await waitForState(world, first, 'sent')
    await world.gate.change(to, 'suspended')
    expect(unwrap(await send(world, to, { key: 'closed-since' }))).toMatchObject({ state: 'sent' })
  })

  it.each([
    ['other words', { body: { text: 'Something else.' } }],
    ['another document', { files: [note('one')] }],
    ['another kind', { body: { kind: 'report' } }],
  ])('is not the same with %s', async (_what, other) => {
    const to = world.gate.verify()
    const key = `other-${Math.random()}`
    unwrap(await send(world, to, { key, files: [report] }))
    expect(await send(world, to, { key, files: [report], ...other })).toEqual({
      refused: 'idempotency-key-used',
    })
  })

  it('is another one of another client', async () => {
    const to = world.gate.verify()
    const first = unwrap(await send(world, to, { key: 'shared-key', who: { client: 'one' } }))
    const second = unwrap(await send(world, to, { key: 'shared-key', who: { client: 'two' } }))
    expect(second.correspondenceId).not.toBe(first.correspondenceId)
  })
})

describe('a client', () => {
  it('sees what it sent itself, and nothing else', async () => {
    const to = world.gate.verify()
    const mine = unwrap(await send(world, to, { who: { client: 'one' } }))
    const params = keyOf(mine)
    const other = { client: 'two' }
    expect(await world.call(readCorrespondence, { params }, other)).toEqual({
      refused: 'correspondence-not-found',
    })
    expect(await world.call(recallCorrespondence, { params }, other)).toEqual({
      refused: 'correspondence-not-found',
    })
    const body = { case: to.case, party: null, states: [], areas: [], after: null }
    expect(unwrap(await world.call(listCorrespondence, { body }, other)).items).toEqual([])
    expect(
      unwrap(await world.call(listCorrespondence, { body }, { client: 'one' })).items,
    ).toHaveLength(1)
    expect(unwrap(await world.call(listCorrespondence, { body }, siwan)).items).toHaveLength(1)
  })

  it('sees all of it page by page, newest first', async () => {
    const to = world.gate.verify()
    const who = { client: 'many' }
    for (let index = 0; index < 53; index++) unwrap(await send(world, to, { who }))
    const body = { case: null, party: null, states: [], areas: [], after: null as string | null }
    const first = unwrap(await world.call(listCorrespondence, { body }, who))
    const second = unwrap(
      await world.call(listCorrespondence, { body: { ...body, after: first.next } }, who),
    )
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 3, null])
    const ids = [...first.items, ...second.items].map(({ correspondenceId }) => correspondenceId)
    expect(new Set(ids).size).toBe(53)
  })
})

describe('a bad request', () => {
  it('is told so, and nothing is kept', async () => {
    const to = world.gate.verify()
    const before = await countKept(world)
    const post = async (init: RequestInit & { duplex?: 'half' }) => {
      const headers = {
        authorization: `Bearer ${await token()}`,
        'idempotency-key': 'bad-request-1',
        ...init.headers,
      }
      const response = await fetch(`${world.url()}/v1/correspondence`, {
        method: 'POST',
        ...init,
        headers,
      })
      return ((await response.json()) as { code: string }).code
    }
    const token = () => world.address('correspondence:send').token()
    const form = (fields: Record<string, string>, twice?: string) => {
      const made = new FormData()
      for (const [name, value] of Object.entries(fields)) made.append(name, value)
      if (twice) made.append(twice, 'again')
      return made
    }
    const good = { case: to.case, party: to.party, address: to.address, kind: 'letter', text: 'x' }
    expect(await post({ body: form(good), headers: { authorization: 'Bearer nonsense' } })).toBe(
      'token-invalid',
    )
    const other = await world.address('verification:read').token()
    expect(await post({ body: form(good), headers: { authorization: `Bearer ${other}` } })).toBe(
      'scope-missing',
    )
    expect(await post({ body: '{}', headers: { 'content-type': 'application/json' } })).toBe(
      'unsupported-media-type',
    )
    expect(await post({ body: form(good, 'address') })).toMatch(/invalid-input|malformed-form/)
    expect(await post({ body: form({ ...good, address: 'a@b.example, c@d.example' }) })).toBe(
      'gate-closed',
    )
    expect(await post({ body: form({ ...good, kind: 'bomb' }) })).toBe('invalid-input')
    expect(await post({ body: form(good), headers: { 'idempotency-key': 'short' } })).toBe(
      'invalid-input',
    )
    expect(await countKept(world)).toBe(before)
  })

  it('of a gigabyte is refused before it is read', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      void import('node:http').then(async ({ request }) => {
        const { hostname, port } = new URL(world.url())
        const made = request({
          hostname, port, method: 'POST', path: '/v1/correspondence',
          headers: {
            authorization: `Bearer ${await world.address('correspondence:send').token()}`,
            'content-type': 'multipart/form-data; boundary=b', 'content-length': String(1024 ** 3),
          },
        }, (response) => resolve(String(response.statusCode))) // biome-ignore format: one call
        made.on('error', reject)
        made.write('--b\r\n')
      })
    })
    expect(answer).toBe('413')
  })
})

it('words letters as a manager published them', async () => {
  const { listTemplates } = await import('@gwirio/contracts')
  const manager = { staff: 'nia', scope: 'template:manage' }
  const { templates } = unwrap(await world.call(listTemplates, {}, manager))
  expect(templates.map(({ template }) => template)).toEqual(['letter', 'report', 'other'])
  const letter = templates[0]
  const wording = (text: string) => ({ subject: 'Llythyr', text: `${text} 24\n\n{text}` })
  const body = { cy: wording('Dyma'), en: wording('Here'), insteadOf: letter?.version }
  unwrap(await world.call(publishTemplate, { params: { template: 'letter' }, body }, manager))
  const to = world.gate.verify()
  await waitForState(world, unwrap(await send(world, to)), 'sent')
  const mail = await world.mail.waitForMail({ to: to.address })
  expect(mail).toMatchObject({ subject: 'Llythyr' })
  expect(mail.text).toContain('Here 24')
  expect(await read(world, unwrap(await send(world, to)))).toMatchObject({ kind: 'letter' })
})
