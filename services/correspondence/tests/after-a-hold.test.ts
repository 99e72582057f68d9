import {
  recallCorrespondence,
  refuseCorrespondence,
  releaseCorrespondence,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { keyOf, report } from './letters.ts'
import { read, send, startWorld, unwrap } from './world.ts'

const world = await forThisFile(startWorld())

describe('a client whose letter was held because of details of others', () => {
  it('gets no second answer about that case until a person has decided', async () => {
    world.identityCheck.secrets = ['7 Pantglas Terrace']
    const to = world.gate.verify()
    const guess = (text: string, client = 'reports') =>
      send(world, to, { body: { text }, who: { client } })
    const right = unwrap(await guess('7 Pantglas Terrace'))
    expect(right.state).toBe('held')
    const staff = { staff: 'siwan' }

    const after = unwrap(await guess('9 Quiet Street'))
    expect(after.state).toBe('held')
    expect(await read(world, after, staff)).toMatchObject({ reason: 'after-a-hold', findings: [] })
    expect(unwrap(await guess('9 Quiet Street', 'another-system')).state).toBe('queued')
    const elsewhere = world.gate.verify()
    expect(unwrap(await send(world, elsewhere)).state).toBe('queued')

    const { caseId, correspondenceId } = right
    const params = { caseId, correspondenceId }
    unwrap(await world.call(refuseCorrespondence, { params, body: { note: 'A guess' } }, staff))
    expect(unwrap(await guess('11 Quiet Street')).state).toBe('queued')
  })

  it('hears the same of each, whatever else is wrong with it', async () => {
    world.identityCheck.secrets = ['7 Pantglas Terrace', 'Ysgol Bryn']
    const to = world.gate.verify()
    const scopes = ['correspondence:send', 'correspondence:send verification:explain']
    for (const scope of scopes)
      for (const files of [[], [{ ...report, bytes: Buffer.from('%PDF-1.7 broken') }]]) {
        const guess = async (text: string) =>
          unwrap(await send(world, to, { body: { text }, files, who: { scope } }))
        const told = [
          await guess('7 Pantglas Terrace'),
          await guess('Ysgol Arall'),
          await guess('Ysgol Bryn'),
        ]
        const [first, ...others] = told.map(({ state, reason, findings, allowed, changes }) => ({
          ...{ state, reason, findings, allowed },
          changes: changes.map(({ kind, reason }) => ({ kind, reason })),
        }))
        for (const other of others) expect(other).toEqual(first)
      }
  })

  it('gets none by recalling it, until a person has decided about a later one', async () => {
    world.identityCheck.secrets = ['7 Pantglas Terrace']
    const to = world.gate.verify()
    const guess = async (text: string) => unwrap(await send(world, to, { body: { text } }))
    const right = await guess('7 Pantglas Terrace')
    const recalled = await world.call(recallCorrespondence, { params: keyOf(right) })
    expect(unwrap(recalled).state).toBe('recalled')
    const after = await guess('9 Quiet Street')
    expect(after.state).toBe('held')
    const decision = { params: keyOf(after), body: { note: 'All is well' } }
    unwrap(await world.call(releaseCorrespondence, decision, { staff: 'siwan' }))
    expect((await guess('11 Quiet Street')).state).toBe('queued')
  })

  it('gets none by sending many at once', async () => {
    world.identityCheck.secrets = ['7 Pantglas Terrace']
    const to = world.gate.verify()
    unwrap(await send(world, to, { body: { text: '7 Pantglas Terrace' } }))
    const many = await Promise.all(
      Array.from({ length: 8 }, (_, house) =>
        send(world, to, { body: { text: `${house} High St` } }),
      ),
    )
    expect(many.map((answer) => unwrap(answer).state)).toEqual(Array(8).fill('held'))
  })
})
