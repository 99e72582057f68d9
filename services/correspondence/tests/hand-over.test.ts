import { randomBytes } from 'node:crypto'
import {
  type GateReason,
  readCorrespondence,
  recallCorrespondence,
  releaseCorrespondence,
} from '@gwirio/contracts'
import { forThisFile, reservedDomains } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { note } from './letters.ts'
import { makeDue, read, send, startWorld, unwrap, waitForState, waiting } from './world.ts'

const world = await forThisFile(startWorld())
const mair = { staff: 'mair' }

/** How often the server of the recipient got it whole. */
function timesHandedOver(address: string): number {
  return world.mail.handedOver.entries.filter(({ recipients }) => recipients.includes(address))
    .length
}

/** Verifies an address until its mail server has been told for whom the letter is. */
function verifyUntilRecipient(reason: GateReason) {
  const to = world.gate.verify()
  const wait = () => world.gate.change(to, reason)
  world.mail.setManner(to.address, { step: 'recipient', wait })
  return to
}

/** Resolves once its job has run, whatever came of it. */
async function waitForItsJob({ correspondenceId }: { correspondenceId: string }): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await sql<{ state: string }>`
      select state from correspondence_jobs.job
      where name = 'hand-over' and data->>'correspondenceId' = ${correspondenceId}`.execute(
      world.db,
    )
    expect(rows).toEqual([{ state: 'completed' }])
  }, waiting)
}

describe('when the gate closes before the hand-over', () => {
  it.each(['suspended', 'frozen'] as const)('holds what is %s by then', async (reason) => {
    const to = verifyUntilRecipient(reason)
    const held = await waitForState(world, unwrap(await send(world, to)), 'held', mair)
    expect(held.reason).toBe(reason)
    expect(timesHandedOver(to.address)).toBe(0)
    expect(world.mail.handedOver.brokenOff).toBeGreaterThan(0)
  })

  it.each(['ended', 'expired', 'other-address'] as const)(
    'refuses what is %s by then',
    async (reason) => {
      const to = verifyUntilRecipient(reason)
      const refused = await waitForState(world, unwrap(await send(world, to)), 'refused', mair)
      expect(refused.reason).toBe(reason)
      expect(timesHandedOver(to.address)).toBe(0)
    },
  )

  it('lets nothing of a long letter leave before a look at the gate', async () => {
    const { handedOver } = world.mail
    const sendLong = async (reason: 'suspended' | 'verified') => {
      const to = verifyUntilRecipient(reason)
      const text = randomBytes(300_000).toString('hex')
      return unwrap(await send(world, to, { files: [note(text)] }))
    }
    await waitForState(world, await sendLong('verified'), 'sent', mair)
    const before = handedOver.brokenOffBytes
    const times = handedOver.brokenOff
    const held = await waitForState(world, await sendLong('suspended'), 'held', mair)
    expect(held.reason).toBe('suspended')
    await vi.waitFor(() => expect(handedOver.brokenOff).toBe(times + 1), waiting)
    expect(handedOver.brokenOffBytes).toBe(before)
  })

  it('lets it leave once somebody else released it and the gate is open again', async () => {
    const to = verifyUntilRecipient('suspended')
    const held = await waitForState(world, unwrap(await send(world, to)), 'held')
    world.mail.setManner(to.address, null)
    await world.gate.change(to, 'verified')
    const { caseId, correspondenceId } = held
    const params = { caseId, correspondenceId }
    const body = { note: 'Phoned, all is well' }
    unwrap(await world.call(releaseCorrespondence, { params, body }, mair))
    await waitForState(world, held, 'sent')
    expect(timesHandedOver(to.address)).toBe(1)
  })

  it('makes a suspension wait for what is handed over at that moment', async () => {
    const to = world.gate.verify()
    const order: string[] = []
    world.mail.setManner(to.address, {
      step: 'end',
      wait: async () => {
        void world.gate.change(to, 'suspended').then(() => order.push('suspended'))
        await new Promise((resolve) => setImmediate(resolve))
        order.push('answered')
      },
    })
    const sent = await waitForState(world, unwrap(await send(world, to)), 'sent')
    expect(sent.attempts).toBe(1)
    await vi.waitFor(() => expect(order).toEqual(['answered', 'suspended']), waiting)
  })

  it('tries again when the gate cannot be asked', async () => {
    const to = world.gate.verify()
    world.mail.setManner(to.address, {
      step: 'recipient',
      wait: async () => {
        world.gate.isAway = true
      },
    })
    const taken = unwrap(await send(world, to))
    await vi.waitFor(async () => {
      const view = await read(world, taken)
      expect(view.changes.at(-1)?.kind).toBe('deferred')
    }, waiting)
    world.gate.isAway = false
    world.mail.setManner(to.address, null)
    await makeDue(world)
    await waitForState(world, taken, 'sent')
    expect(timesHandedOver(to.address)).toBe(1)
  })
})

describe('the two minutes of the staff', () => {
  it('are kept, and anyone of the area recalls it within them', async () => {
    const to = world.gate.verify()
    const taken = unwrap(await send(world, to, { who: { staff: 'siwan' } }))
    expect(taken).toMatchObject({
      state: 'waiting',
      submittedBy: 'Name of siwan',
      allowed: ['recall'],
    })
    const { caseId, correspondenceId } = taken
    const recalled = unwrap(
      await world.call(recallCorrespondence, { params: { caseId, correspondenceId } }, mair),
    )
    expect(recalled).toMatchObject({ state: 'recalled', reason: 'recalled' })
    world.clock.advance({ seconds: 121 })
    await makeDue(world)
    await waitForItsJob(taken)
    expect(timesHandedOver(to.address)).toBe(0)
  })

  it('end by themselves', async () => {
    const to = world.gate.verify()
    const siwan = { staff: 'siwan' }
    const taken = unwrap(await send(world, to, { who: siwan }))
    world.clock.advance({ seconds: 121 })
    await makeDue(world)
    await waitForState(world, taken, 'sent', siwan)
  })

  it('let a recall win that comes while the server is being reached', async () => {
    const to = world.gate.verify()
    const siwan = { staff: 'siwan' }
    const taken = unwrap(await send(world, to, { who: siwan }))
    const { caseId, correspondenceId } = taken
    world.mail.setManner(to.address, {
      step: 'recipient',
      wait: async () => {
        unwrap(
          await world.call(recallCorrespondence, { params: { caseId, correspondenceId } }, mair),
        )
      },
    })
    world.clock.advance({ seconds: 121 })
    await makeDue(world)
    await waitForState(world, taken, 'recalled', siwan)
    await vi.waitFor(() => expect(world.gate.held).toBe(0), waiting)
    expect(timesHandedOver(to.address)).toBe(0)
  })

  it('are over once its last bytes may have left', async () => {
    const to = world.gate.verify()
    const answers: unknown[] = []
    const taken = unwrap(await send(world, to, { who: { staff: 'siwan' } }))
    const { caseId, correspondenceId } = taken
    world.mail.setManner(to.address, {
      step: 'end',
      wait: async () => {
        answers.push(
          await world.call(recallCorrespondence, { params: { caseId, correspondenceId } }, mair),
        )
      },
    })
    world.clock.advance({ seconds: 121 })
    await makeDue(world)
    await waitForState(world, taken, 'sent', mair)
    expect(answers).toEqual([{ refused: 'state-does-not-allow' }])
  })
})

describe('the server of the recipient', () => {
  it('is tried again after it was too busy, with the same message', async () => {
    const to = world.gate.verify()
    world.mail.setRefusal(to.address, { code: 451, message: '4.3.2 too busy' })
    const taken = unwrap(await send(world, to))
    await vi.waitFor(
      async () => expect((await read(world, taken)).changes.at(-1)?.kind).toBe('deferred'),
      waiting,
    )
    world.mail.setRefusal(to.address, null)
    await makeDue(world)
    expect(await waitForState(world, taken, 'sent')).toMatchObject({ attempts: 2 })
  })

  it('is no longer tried after 72 hours', async () => {
    const to = world.gate.verify()
    world.mail.setRefusal(to.address, { code: 451, message: '4.3.2 too busy' })
    const taken = unwrap(await send(world, to))
    await vi.waitFor(
      async () => expect((await read(world, taken)).changes.at(-1)?.kind).toBe('deferred'),
      waiting,
    )
    world.clock.advance({ seconds: 73 * 3600 })
    await makeDue(world)
    expect(await waitForState(world, taken, 'refused')).toMatchObject({ reason: 'gave-up' })
  })

  it('suspends the address when it refuses for good', async () => {
    const to = world.gate.verify()
    world.mail.setRefusal(to.address, { code: 550, message: '5.1.1 no such mailbox' })
    const taken = unwrap(await send(world, to))
    expect(await waitForState(world, taken, 'refused')).toMatchObject({
      reason: 'refused-by-server',
    })
    const { verificationId } = to.subject
    await vi.waitFor(() => {
      expect(world.gate.reports).toContainEqual(
        expect.objectContaining({
          verificationId,
          kind: 'refused',
          correspondenceId: taken.correspondenceId,
        }),
      )
    }, waiting)
  })

  it('gets nothing without TLS: a person looks', async () => {
    const to = world.gate.verify({ address: `sian@${reservedDomains.noTls}` })
    const held = await waitForState(world, unwrap(await send(world, to)), 'held')
    expect(held.reason).toBe('no-tls')
    expect(timesHandedOver(to.address)).toBe(0)
  })

  it('gets the same Message-ID again when it never answered', async () => {
    const to = world.gate.verify()
    world.mail.setManner(to.address, { step: 'end', drops: true })
    const taken = unwrap(await send(world, to))
    await vi.waitFor(
      async () => expect((await read(world, taken)).changes.at(-1)?.kind).toBe('deferred'),
      waiting,
    )
    world.mail.setManner(to.address, null)
    await makeDue(world)
    await waitForState(world, taken, 'sent')
    const handed = world.mail.handedOver.entries.filter(({ recipients }) =>
      recipients.includes(to.address),
    )
    expect(handed.map(({ outcome }) => outcome)).toEqual(['dropped', 'taken'])
    expect(new Set(handed.map(({ messageId }) => messageId)).size).toBe(1)
  })
})

it('keeps addresses out of the log', async () => {
  expect(world.lines.length).toBeGreaterThan(10)
  expect(world.lines.filter((line) => /@post\.example|Tuesday/.test(line))).toEqual([])
})

it('finds nothing that is not there', async () => {
  const params = { caseId: crypto.randomUUID(), correspondenceId: crypto.randomUUID() }
  expect(await world.call(readCorrespondence, { params })).toEqual({
    refused: 'correspondence-not-found',
  })
})
