import { randomBytes } from 'node:crypto'
import { createCertificate } from '@gwirio/testing'
import { type Dovecot, startDovecot } from '@gwirio/testing/peers'
import { describe, expect, it, vi } from 'vitest'
import {
  replyDomain,
  startAndPrompt,
  type World,
  waitForChange,
  waiting,
} from '../email-verification.ts'
import { bounce, codeFor, replyTo, sendChanged } from '../service-user.ts'
import { journalOf, startBehindPostfix } from './edge.ts'
import { startMailboxIssuer } from './mailbox-issuer.ts'

const tls = createCertificate('localhost')
const user = 'replies'

/** The service that reads a mailbox, into which a Postfix delivers all mail of its domain. */
async function startWithMailbox(
  settings: (dovecot: Dovecot) => Record<string, string>,
  postfix: Record<string, string> = {},
) {
  const stack = new AsyncDisposableStack()
  const password = randomBytes(12).toString('hex')
  const issuer = stack.use(await startMailboxIssuer(user))
  const { introspectionUrl } = issuer
  const dovecot = stack.use(await startDovecot({ user, password, tls, introspectionUrl }))
  const { world } = stack.use(
    await startBehindPostfix(() => `lmtp:inet:127.0.0.1:${dovecot.lmtpPort}`, {
      postfix,
      settings: {
        IMAP_URL: `imaps://localhost:${dovecot.imapsPort}`,
        IMAP_USER: user,
        IMAP_CA: tls.cert,
        ...settings(dovecot),
        ...(settings(dovecot)['IMAP_TOKEN_URL'] === ''
          ? { ...issuer.settings }
          : { IMAP_PASSWORD: password }),
      },
    }),
  )
  return { world, dovecot, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

async function verifyByReply(world: World): Promise<void> {
  const started = await startAndPrompt(world)
  await replyTo(world, started, { text: codeFor(world, started) })
  await waitForChange(world, started.key, 'verified')
}

describe('a mailbox on a real Dovecot', () => {
  it('verifies replies as they come, one by one, while it waits (IDLE)', async () => {
    await using mailbox = await startWithMailbox(() => ({}))
    for (const _ of [1, 2, 3]) await verifyByReply(mailbox.world)
    const known = { wayIn: 'imap', viaEdge: true, remoteAddress: null, helo: null }
    expect(await journalOf(mailbox.world)).toMatchObject([known, known, known])
  })

  it('takes STARTTLS where the server has nothing better', async () => {
    await using mailbox = await startWithMailbox(({ imapPort }) => ({
      IMAP_URL: `imap://localhost:${imapPort}`,
    }))
    await verifyByReply(mailbox.world)
  })

  it('logs in with an access token (XOAUTH2)', async () => {
    await using mailbox = await startWithMailbox(() => ({ IMAP_TOKEN_URL: '' }))
    await verifyByReply(mailbox.world)
    expect(await mailbox.dovecot.waitForLog(/method=XOAUTH2/i)).toBeDefined()
  })

  it('says nothing to a server whose certificate it does not trust', async () => {
    const other = createCertificate('localhost').cert
    await using mailbox = await startWithMailbox(() => ({ IMAP_CA: other }))
    await vi.waitFor(() => {
      expect(mailbox.world.lines.join('')).toMatch(/the mailbox cannot be read/)
    }, waiting)
    expect(await mailbox.dovecot.waitForLog(/Disconnected|no auth attempts/)).not.toMatch(/Login:/)
  })

  it('catches up with what came while it was away, and judges it by when it came', async () => {
    await using mailbox = await startWithMailbox(() => ({}))
    const { world, dovecot } = mailbox
    const started = await startAndPrompt(world)
    await world.restart(async () => {
      await replyTo(world, started, { text: codeFor(world, started) })
      await dovecot.waitForLog(/saved mail to INBOX/)
      world.clock.advance({ seconds: 7200 })
    })
    await waitForChange(world, started.key, 'verified')
  })

  it('leaves what is too large for a person, and comes back when it was thrown out', async () => {
    await using mailbox = await startWithMailbox(() => ({}))
    const { world, dovecot } = mailbox
    const to = `someone@${replyDomain}`
    const text = `${'x'.repeat(70)}\n`.repeat(16_000)
    await world.mail.send({ from: 'sian@post.example', to, text })
    await vi.waitFor(() => {
      expect(world.lines.join('')).toMatch(/too-large.*left for a person/)
    }, waiting)
    await dovecot.kick()
    await verifyByReply(world)
    expect(await dovecot.list('Gwirio/Kept')).toHaveLength(1)
    expect(await dovecot.list('Gwirio/Left')).toHaveLength(1)
    expect(await dovecot.list('INBOX')).toHaveLength(0)
    expect(await journalOf(world)).toHaveLength(1)
  })

  it('believes what Postfix found, below the Received field of Dovecot', async () => {
    const results = 'edge.gwirio.example; dkim=pass header.d=post.example'
    const believed = { TRUSTED_AUTHSERV_ID: 'edge.gwirio.example', IMAP_HOPS_BEHIND_EDGE: '1' }
    await using mailbox = await startWithMailbox(() => believed, {
      smtpd_client_restrictions: `check_client_access static:{PREPEND Authentication-Results: ${results}}`,
    })
    const { world } = mailbox
    const started = await startAndPrompt(world)
    await sendChanged(world, started, [])
    expect(await waitForChange(world, started.key, 'verified')).toMatchObject({ level: 'strong' })
  })

  it('takes a message once, also when it comes back into the mailbox', async () => {
    await using mailbox = await startWithMailbox(() => ({}))
    const { world, dovecot } = mailbox
    await verifyByReply(world)
    const [kept] = await dovecot.list('Gwirio/Kept')
    await dovecot.moveBack('Gwirio/Kept')
    await vi.waitFor(async () => {
      expect(await dovecot.list('Gwirio/Kept')).not.toEqual([kept])
      expect(await dovecot.list('INBOX')).toEqual([])
    }, waiting)
    expect(await journalOf(world)).toHaveLength(1)
  })

  it('knows a bounce by its null reverse path', async () => {
    await using mailbox = await startWithMailbox(() => ({}))
    const started = await startAndPrompt(mailbox.world)
    await bounce(mailbox.world, started, '5.1.1')
    await waitForChange(mailbox.world, started.key, 'prompt-failed')
  })
})
