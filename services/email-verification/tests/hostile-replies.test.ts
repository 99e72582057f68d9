import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import {
  type Prompted,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { codeFor, replyTo, sendRaw, waitForAnswer } from './service-user.ts'

const slowNames = ['slow.example', 'world._domainkey.slow.example']

const world = await forThisFile(startWorld())

describe('a hostile reply', () => {
  it('does not keep the replies of others waiting when its DNS does not answer', async () => {
    const [hostile, other] = [await startAndPrompt(world), await startAndPrompt(world)]
    for (const name of slowNames) world.mail.dns.setFault(name, 'timeout')
    const slow = { signAs: 'slow.example', envelopeFrom: 'x@slow.example', text: '999999' }
    await Promise.all(Array.from({ length: 12 }, () => replyTo(world, hostile, slow)))
    await replyTo(world, other, { text: codeFor(world, other) })
    await waitForChange(world, other.key, 'verified')
    for (const name of slowNames) world.mail.dns.setFault(name, null)
  })

  it('asks nothing of the DNS of another address, and does not fail when it comes twice', async () => {
    const started = await startAndPrompt(world)
    const from = 'cousin@elsewhere.example'
    const raw = write(started, { from, messageId: '<again@elsewhere.example>' })
    for (const _ of ['first', 'again'])
      await world.mail.send({ from, to: started.prompt.replyTo, raw })
    await vi.waitFor(async () => {
      expect(await outcomesOf(started)).toEqual(Array(2).fill('reply-from-another-address'))
    }, waiting)
    expect(world.mail.dns.asked).not.toContain('world._domainkey.elsewhere.example')
  })

  it('is answered also when its Message-ID can stand in no header of ours', async () => {
    const started = await startAndPrompt(world)
    await sendRaw(world, started, ['Message-ID: <a\u0001b@post.example>'], 'What code?')
    expect(await waitForAnswer(world, started)).toMatchObject({ inReplyTo: null })
  })
})

function write({ prompt }: Prompted, given: { from: string; messageId: string }): string {
  return `From: ${given.from}
To: ${prompt.replyTo}
Subject: Re: ${prompt.subject}
In-Reply-To: ${prompt.messageId}
Message-ID: ${given.messageId}

What code?
`
}

async function outcomesOf({ key }: Prompted) {
  const rows = await world.db
    .withSchema('email_verification')
    .selectFrom('reply')
    .select('outcome')
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .execute()
  return rows.map(({ outcome }) => outcome)
}
