import { readCorrespondenceContent, readDocument, releaseCorrespondence } from '@gwirio/contracts'
import { eicar, forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { countKept, keyOf, note, pdf, report } from './letters.ts'
import { read, send, startWorld, unwrap, waitForState } from './world.ts'

const world = await forThisFile(startWorld())
const siwan = { staff: 'siwan' }
const mair = { staff: 'mair' }

describe('content that its sender can mend', () => {
  it.each([
    ['a virus', { files: [note(eicar)] }, 'document-infected'],
    [
      'a program',
      {
        files: [
          { name: 'report.pdf', declaredType: 'application/pdf', bytes: Buffer.from('MZ\0\0') },
        ],
      },
      'document-type',
    ],
    ['a PDF that says it is text', { files: [{ ...report, name: 'report.txt' }] }, 'document-type'],
    ['a path in its name', { files: [note('x', '../../etc/passwd.txt')] }, 'document-name'],
    ['a path of Windows', { files: [note('x', 'C:\\letters\\note.txt')] }, 'document-name'],
    [
      'a name that reads the other way round',
      { files: [note('x', 'note\u202etxt.exe.txt')] },
      'document-name',
    ],
    [
      'a subject with an address',
      { body: { subject: 'For sian@post.example' } },
      'subject-has-personal-data',
    ],
    ['nothing in it', { body: { text: undefined } }, 'nothing-to-send'],
  ])('is refused: %s', async (_what, given, refused) => {
    const to = world.gate.verify()
    const before = await countKept(world)
    expect(await send(world, to, given)).toEqual({ refused })
    expect(await countKept(world)).toBe(before)
  })

  it('is refused when its subject would end its header', async () => {
    const to = world.gate.verify()
    const subject = 'A letter\r\nBcc: someone@else.example\r\n\r\nHello'
    const answer = await send(world, to, { body: { subject } }).catch((error: unknown) => error)
    expect(answer).toEqual({ refused: 'subject-has-personal-data' })
    const sent = unwrap(await send(world, to, { body: { subject: 'A letter\r\nX-Test: yes' } }))
    await waitForState(world, sent, 'sent')
    const [mail] = world.mail.mail(to.address)
    expect(mail?.subject).toBe('A letter X-Test: yes')
  })
})

describe('content that a person has to look at', () => {
  it('is held with the place of a detail and its kind, never the detail', async () => {
    world.identityCheck.secrets.push('12 Quiet Street')
    const to = world.gate.verify()
    const files = [note('Ok.'), { ...report, bytes: await pdf('They live at 12 Quiet Street.') }]
    const held = unwrap(await send(world, to, { files }))
    expect(held).toMatchObject({ state: 'held', reason: 'details-of-others' })
    const seen = await read(world, held, mair)
    expect(seen.findings).toEqual([{ place: 'document', document: 1, what: 'address' }])
    expect(JSON.stringify(seen)).not.toContain('Quiet')
  })

  it.each([
    [
      'while identity-check is away',
      () => Object.assign(world.identityCheck, { isAway: true }),
      () => Object.assign(world.identityCheck, { isAway: false }),
      'details-not-checked',
    ],
    [
      'while the scanner is away',
      () => world.clamd.fail('gone'),
      () => world.clamd.fail(null),
      'not-scanned',
    ],
  ])('is held %s', async (_what, fail, mend, reason) => {
    fail()
    try {
      const held = unwrap(await send(world, world.gate.verify(), { files: [report] }))
      expect(held).toMatchObject({ state: 'held', reason })
    } finally {
      mend()
    }
  })

  it('is released by another than its sender, and looked at before, which is recorded', async () => {
    world.identityCheck.secrets.push('Hidden Lane')
    const to = world.gate.verify()
    const held = unwrap(
      await send(world, to, {
        who: siwan,
        body: { text: 'Near Hidden Lane.' },
        files: [note('Annwyl')],
      }),
    )
    const params = keyOf(held)
    expect(
      await world.call(releaseCorrespondence, { params, body: { note: 'Mine' } }, siwan),
    ).toEqual({ refused: 'own-correspondence' })
    const content = unwrap(await world.call(readCorrespondenceContent, { params }, mair))
    expect(content).toMatchObject({ address: to.address, subject: 'A letter for you' })
    expect(content.text).toContain('Near Hidden Lane.')
    const document = unwrap(
      await world.call(readDocument, { params: { ...params, document: '0' } }, mair),
    )
    expect(Buffer.from(document.base64, 'base64').toString()).toBe('Annwyl')
    expect(await world.call(readDocument, { params: { ...params, document: '1' } }, mair)).toEqual({
      refused: 'document-not-found',
    })
    unwrap(
      await world.call(
        releaseCorrespondence,
        { params, body: { note: 'It is their own lane' } },
        mair,
      ),
    )
    await waitForState(world, held, 'sent', mair)
  })
})
