import {
  type CorrespondenceView,
  recallCorrespondence,
  refuseCorrespondence,
  releaseCorrespondence,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { keyOf } from './letters.ts'
import { read, send, startWorld, unwrap, type Who, waitForState } from './world.ts'

const world = await forThisFile(startWorld())
world.identityCheck.secrets.push('CF10 9ZZ')
const mair = { staff: 'mair' }
const siwan = { staff: 'siwan' }
const reports = { client: 'reports' }
const explained = { ...reports, scope: 'correspondence:send verification:explain' }
const why = 'Read all of Gwen’s letter'

/** Each of a client of its own: what it sends after a hold is held too. */
async function hold(who: Who = reports): Promise<CorrespondenceView> {
  const to = world.gate.verify()
  return unwrap(await send(world, to, { who, body: { text: 'CF10 9ZZ' } }))
}

const release = async (letter: CorrespondenceView, who: Who, text = why) =>
  world.call(releaseCorrespondence, { params: keyOf(letter), body: { note: text } }, who)
const refuse = async (letter: CorrespondenceView, who: Who, text = why) =>
  world.call(refuseCorrespondence, { params: keyOf(letter), body: { note: text } }, who)
const recall = async (letter: CorrespondenceView, who: Who) =>
  world.call(recallCorrespondence, { params: keyOf(letter) }, who)

/** Kind, who and why of each change. */
const madeIn = ({ changes }: CorrespondenceView) =>
  changes.map((change) => [change.kind, change.by, change.note])

describe('the history that staff see', () => {
  it('names who released it, with their note, and nobody for what happened by itself', async () => {
    const held = await hold()
    expect(madeIn(unwrap(await release(held, mair)))).toEqual([
      ['submitted', 'reports', null],
      ['held', null, null],
      ['released', 'Name of mair', why],
    ])
    expect(madeIn(await waitForState(world, held, 'sent', siwan))).toEqual([
      ['submitted', 'reports', null],
      ['held', null, null],
      ['released', 'Name of mair', why],
      ['sent', null, null],
    ])
  })

  it('names who refused it, with their note', async () => {
    const held = await hold()
    unwrap(await refuse(held, mair, 'Not for her'))
    expect(madeIn(await read(world, held, siwan)).at(-1)).toEqual([
      'refused',
      'Name of mair',
      'Not for her',
    ])
  })

  it('names who handed it in and who recalled it', async () => {
    const sent = unwrap(await send(world, world.gate.verify(), { who: siwan }))
    expect(madeIn(unwrap(await recall(sent, mair)))).toEqual([
      ['submitted', 'Name of siwan', null],
      ['recalled', 'Name of mair', null],
    ])
  })

  it('names one of two who decide at once: the one whose decision it is', async () => {
    const held = await hold()
    const deciding = [
      release(held, mair, 'It may go'),
      refuse(held, siwan, 'It must not go'),
      release(held, { staff: 'nia' }, 'It may go too'),
    ]
    const answers = await Promise.all(deciding)
    const winners = answers.flatMap((answer) => ('refused' in answer ? [] : [answer.state]))
    expect(winners).toHaveLength(1)
    const decided = madeIn(await read(world, held, mair)).filter(([kind]) =>
      /released|refused/.test(String(kind)),
    )
    const expected =
      answers[1] && 'refused' in answers[1]
        ? ['released', expect.stringMatching(/mair|nia/), expect.stringMatching(/^It may go/)]
        : ['refused', 'Name of siwan', 'It must not go']
    expect(decided).toEqual([expected])
  })
})

describe('the history that a client sees', () => {
  it('holds neither name nor note of the staff, whatever the client may know otherwise', async () => {
    const held = await hold()
    const params = keyOf(held)
    unwrap(await refuse(held, mair))
    for (const who of [reports, explained]) {
      const told = await read(world, params, who)
      expect(madeIn(told)).toEqual([
        ['submitted', 'reports', null],
        ['held', null, null],
        ['refused', null, null],
      ])
      expect(JSON.stringify(told)).not.toMatch(/Name of|Gwen/)
    }
  })

  it('names the client itself where that recalled it', async () => {
    const held = await hold({ client: 'early' })
    expect(madeIn(unwrap(await recall(held, { client: 'early' }))).at(-1)).toEqual([
      'recalled',
      'early',
      null,
    ])
  })
})

describe('names and notes', () => {
  it('are sealed, each in its place', async () => {
    const one = await hold()
    const other = await hold()
    unwrap(await refuse(one, mair, 'Not for her'))
    unwrap(await refuse(other, siwan))
    const changes = () => world.db.withSchema('correspondence').selectFrom('correspondenceChange')
    const rows = await changes().selectAll().where('makerKind', 'is not', null).execute()
    expect(rows.length).toBeGreaterThan(3)
    const kept = rows.flatMap((row) => [row.makerName, row.note]).filter((box) => box !== null)
    for (const box of kept) expect(box.toString('latin1')).not.toMatch(/Name of|Not for|reports/)
    const ofOther = rows.find((row) => row.note && row.correspondenceId === other.correspondenceId)
    await world.db
      .withSchema('correspondence')
      .updateTable('correspondenceChange')
      .set({ note: ofOther?.note ?? null })
      .where('correspondenceId', '=', one.correspondenceId)
      .where('kind', '=', 'refused')
      .execute()
    await expect(read(world, one, mair)).rejects.toThrow()
    expect(madeIn(await read(world, other, mair)).at(-1)?.[2]).toBe(why)
  })

  it('are not in the log', async () => {
    expect(world.lines.length).toBeGreaterThan(10)
    expect(world.lines.filter((line) => /Name of|Gwen|Not for her|It may go/.test(line))).toEqual(
      [],
    )
  })
})
