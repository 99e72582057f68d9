import { type CorrespondenceView, listCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import { read, send, startWorld, unwrap, type Who, waitForState, waiting } from './world.ts'

const world = await forThisFile(startWorld())
const staff = { staff: 'siwan' }
const explained = { scope: 'correspondence:send verification:explain' }

/** Closed by the gate at hand-over. */
async function close(reason: 'suspended' | 'ended' | 'other-address'): Promise<CorrespondenceView> {
  const to = world.gate.verify()
  world.gate.afterAsk = () => world.gate.change(to, reason)
  try {
    const letter = unwrap(await send(world, to))
    return await vi.waitFor(async () => {
      const view = await read(world, letter, staff)
      expect(['held', 'refused']).toContain(view.state)
      return view
    }, waiting)
  } finally {
    world.gate.afterAsk = null
  }
}

async function listedReason({ caseReference }: CorrespondenceView, who: Who) {
  const body = { case: caseReference, party: null, states: [], areas: [], after: null }
  const { items } = unwrap(await world.call(listCorrespondence, { body }, who))
  return items.map(({ reason }) => reason)
}

describe('what a client is told of its letters', () => {
  it.each(['suspended', 'ended', 'other-address'] as const)(
    'is not that the gate found %s, unless it may know why',
    async (reason) => {
      const letter = await close(reason)
      const told = await read(world, letter, {})
      expect(told.reason).toBe('not-verified')
      expect(told.changes.at(-1)?.reason).toBe('not-verified')
      expect(await listedReason(letter, {})).toEqual(['not-verified'])
      for (const who of [staff, explained]) {
        expect(await read(world, letter, who)).toMatchObject({ reason })
        expect(await listedReason(letter, who)).toEqual([reason])
      }
    },
  )

  it('is not which detail of somebody else stands where: it could try what is on file', async () => {
    world.identityCheck.secrets.push('CF10 9ZZ')
    const body = { text: 'CF10 9ZX CF10 9ZY CF10 9ZZ' }
    const answer = unwrap(await send(world, world.gate.verify(), { body }))
    expect(answer).toMatchObject({ state: 'held', reason: 'details-of-others', findings: [] })
    expect((await read(world, answer, explained)).findings).toEqual([])
    const { findings } = await waitForState(world, answer, 'held', staff)
    expect(findings).toEqual([{ place: 'body', document: null, what: 'address' }])
  })
})
