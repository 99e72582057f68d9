import { expect, it } from 'vitest'
import { startAndPrompt, startWorld, waitForChange } from './email-verification.ts'
import { sendChanged } from './service-user.ts'

const edge = { TRUSTED_EDGES: '127.0.0.1', TRUSTED_AUTHSERV_ID: 'mx.gwirio.example' }

it.each([
  ['verifies by the word of an edge that the settings name', edge, 'verified'],
  [
    'holds the same mail of a client that is no edge',
    { ...edge, TRUSTED_EDGES: '192.0.2.1' },
    'reply-held',
  ],
  [
    'holds it where the results stand elsewhere',
    { ...edge, HOPS_BEHIND_EDGE: '1', IMAP_HOPS_BEHIND_EDGE: '0' },
    'reply-held',
  ],
  ['holds it when no name is believed', { TRUSTED_EDGES: '127.0.0.1' }, 'reply-held'],
] as const)('%s', async (_, settings, change) => {
  await using world = await startWorld({ settings })
  const started = await startAndPrompt(world)
  await sendChanged(world, started, [
    'Authentication-Results: mx.gwirio.example; dkim=pass header.d=post.example',
    'Received: from mx.post.example by mx.gwirio.example; Sun, 22 Nov 2026 10:00:00 +0000',
  ])
  const view = await waitForChange(world, started.key, change)
  expect(view).toMatchObject(
    change === 'verified'
      ? { state: 'verified', level: 'strong' }
      : { state: 'awaiting-reply', triesLeft: 5 },
  )
})
