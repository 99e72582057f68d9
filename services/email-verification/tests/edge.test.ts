import { expect, it } from 'vitest'
import { startAndPrompt, startWorld, waitForChange } from './email-verification.ts'
import { codeFor } from './service-user.ts'

const edge = { TRUSTED_EDGES: '127.0.0.1', TRUSTED_AUTHSERV_ID: 'mx.gwirio.example' }

it.each([
  ['verifies by the word of an edge that the settings name', edge, 'verified'],
  [
    'holds the same mail of a client that is no edge',
    { ...edge, TRUSTED_EDGES: '192.0.2.1' },
    'reply-held',
  ],
  ['holds it when no name is believed', { TRUSTED_EDGES: '127.0.0.1' }, 'reply-held'],
] as const)('%s', async (_, settings, change) => {
  await using world = await startWorld({ settings })
  const started = await startAndPrompt(world)
  const { party, prompt } = started
  const raw = [
    'Authentication-Results: mx.gwirio.example; dkim=pass header.d=post.example',
    'Received: from mx.post.example by mx.gwirio.example; Sun, 22 Nov 2026 10:00:00 +0000',
    // As it is after a change on the way
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=post.example; s=s1; bh=AAAA; b=AAAA;',
    ' h=from:to:subject:message-id:in-reply-to',
    `From: ${party.address}`,
    `To: ${prompt.replyTo}`,
    'Subject: Re: code',
    `In-Reply-To: ${prompt.messageId}`,
    'Message-ID: <edge@post.example>',
    '',
    codeFor(world, started),
    '',
  ].join('\n')
  const envelopeFrom = 'x@nowhere.example'
  await world.mail.send({
    from: party.address,
    to: prompt.replyTo,
    raw,
    unsigned: true,
    envelopeFrom,
  })
  const view = await waitForChange(world, started.key, change)
  expect(view).toMatchObject(
    change === 'verified'
      ? { state: 'verified', level: 'strong' }
      : { state: 'awaiting-reply', triesLeft: 5 },
  )
})
