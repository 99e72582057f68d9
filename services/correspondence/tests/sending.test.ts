import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { send, startWorld, unwrap, waitForState } from './world.ts'

const world = await forThisFile(startWorld())

describe('a letter of a client', () => {
  it('reaches the mailbox that was verified, over TLS and signed', async () => {
    const to = world.gate.verify()
    const taken = unwrap(await send(world, to))
    expect(taken.state).toBe('queued')
    const sent = await waitForState(world, taken, 'sent')
    expect(sent.handOver).toMatchObject({ tls: 'TLSv1.3', verified: true, policy: 'none' })
    const mail = await world.mail.waitForMail({ to: to.address })
    expect(mail.subject).toBe('A letter for you')
    expect(mail.text).toContain('Please come on Tuesday.')
    expect(sent.changes.map(({ kind }) => kind)).toEqual(['submitted', 'queued', 'sent'])
  })
})
