import { previewCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { send, startWorld, unwrap } from './world.ts'

const world = await forThisFile(startWorld())

describe('a letter to who asked for', () => {
  it('large print has large letters beside the text, and so has its preview', async () => {
    world.identityCheck.letterFormat = 'large-print'
    const to = world.gate.verify()
    unwrap(await send(world, to))
    const mail = await world.mail.waitForMail({ to: to.address })
    expect(mail.html).toContain('font-size: 20pt')
    expect(mail.html).toContain('Please come on Tuesday.')
    expect(mail.text).toContain('Please come on Tuesday.')
    const body = { case: to.case, party: to.party, address: to.address, kind: 'letter', text: 'Hi' }
    const preview = unwrap(await world.call(previewCorrespondence, { body }))
    expect(preview.html).toContain('font-size: 20pt')
  })

  it('anything is not shown beforehand with a subject that could not leave', async () => {
    const to = world.gate.verify()
    const subject = `Report for ${to.case}`
    const body = { case: to.case, party: to.party, address: to.address, kind: 'letter', subject }
    expect(await world.call(previewCorrespondence, { body })).toEqual({
      refused: 'subject-has-personal-data',
    })
  })

  it.each(['plain-text', 'standard'] as const)('%s is text alone', async (format) => {
    world.identityCheck.letterFormat = format
    const to = world.gate.verify()
    unwrap(await send(world, to))
    const mail = await world.mail.waitForMail({ to: to.address })
    expect(mail.html).toBeNull()
    expect(mail.text).toContain('Please come on Tuesday.')
  })
})
