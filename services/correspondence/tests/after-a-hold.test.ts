import { refuseCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
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
