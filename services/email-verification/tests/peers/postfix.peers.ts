import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { replyDomain, startAndPrompt, waitForChange } from '../email-verification.ts'
import { bounce, codeFor, replyTo, sendChanged } from '../service-user.ts'
import { journalOf, startBehindPostfix } from './edge.ts'

const trusted = { TRUSTED_EDGES: '127.0.0.1' }
const forwards = { smtp_send_xforward_command: 'yes', lmtp_send_xforward_command: 'yes' }
const theClient = { viaEdge: true, remoteAddress: '127.0.0.1', helo: 'mx.world.example' }
const nobody = { viaEdge: true, remoteAddress: null, helo: null }
const overSmtp = (world: { smtpPort(): number }) => `smtp:[127.0.0.1]:${world.smtpPort()}`

describe('behind a real Postfix', () => {
  it('verifies a reply over SMTP, with the client that Postfix names', async () => {
    await using edge = await startBehindPostfix(overSmtp, { settings: trusted, postfix: forwards })
    const { world } = edge
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    expect(await journalOf(world)).toMatchObject([{ wayIn: 'smtp', ...theClient }])
  })

  it('knows no client when Postfix names none, and verifies by the signature', async () => {
    await using edge = await startBehindPostfix(overSmtp, { settings: trusted })
    const { world } = edge
    const [unsigned, signed] = [await startAndPrompt(world), await startAndPrompt(world)]
    await replyTo(world, unsigned, { text: codeFor(world, unsigned), unsigned: true })
    const held = await waitForChange(world, unsigned.key, 'reply-held')
    expect(held).toMatchObject({ state: 'awaiting-reply' })
    await replyTo(world, signed, { text: codeFor(world, signed) })
    await waitForChange(world, signed.key, 'verified')
    expect(await journalOf(world)).toMatchObject([nobody, nobody])
  })

  it('verifies a reply over LMTP', async () => {
    await using edge = await startBehindPostfix(
      (world) => `lmtp:inet:127.0.0.1:${world.lmtpPort()}`,
      { settings: { ...trusted, LMTP_PORT: '0' }, postfix: forwards },
    )
    const { world } = edge
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    expect(await journalOf(world)).toMatchObject([{ wayIn: 'lmtp', ...theClient }])
  })

  it('verifies a reply over a socket file, whose users are trusted', async () => {
    const file = join(await makeFolderOf('postfix'), 'lmtp.sock')
    await using edge = await startBehindPostfix(() => `lmtp:unix:${file}`, {
      settings: { LMTP_SOCKET: file },
      postfix: forwards,
    })
    const { world } = edge
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    expect(await journalOf(world)).toMatchObject([{ wayIn: 'lmtp', ...theClient }])
  })

  it('knows a bounce that Postfix brings by its null reverse path', async () => {
    await using edge = await startBehindPostfix(overSmtp, { settings: trusted, postfix: forwards })
    const { world } = edge
    const started = await startAndPrompt(world)
    await bounce(world, started, '5.1.1')
    await waitForChange(world, started.key, 'prompt-failed')
  })

  const results = 'Authentication-Results: edge.gwirio.example; dkim=pass header.d=post.example'

  it('believes what Postfix found about the signature', async () => {
    const prepend = `check_client_access static:{PREPEND ${results}}`
    await using edge = await startBehindPostfix(overSmtp, {
      settings: { ...trusted, TRUSTED_AUTHSERV_ID: 'edge.gwirio.example', HOPS_BEHIND_EDGE: '0' },
      postfix: { ...forwards, smtpd_client_restrictions: prepend },
    })
    const { world } = edge
    const started = await startAndPrompt(world)
    await sendChanged(world, started, [])
    expect(await waitForChange(world, started.key, 'verified')).toMatchObject({ level: 'strong' })
  })

  it.each([
    ['from nobody else where Postfix writes them on top', '0', {}, 'reply-held'],
    [
      'from nobody else where Postfix deletes what others say',
      '1',
      { header_checks: 'regexp:{{/^Authentication-Results[[:space:]]*:/ IGNORE}}' },
      'reply-held',
    ],
    // Control: what docs/operations.md warns of
    ['from anybody where it deletes nothing', '1', {}, 'verified'],
  ] as const)('takes results %s', async (_, hops, checks, change) => {
    await using edge = await startBehindPostfix(overSmtp, {
      settings: { ...trusted, TRUSTED_AUTHSERV_ID: 'edge.gwirio.example', HOPS_BEHIND_EDGE: hops },
      postfix: { ...forwards, ...checks },
    })
    const { world } = edge
    const started = await startAndPrompt(world)
    await sendChanged(world, started, [results, 'Received: from a.example by b.example'])
    await waitForChange(world, started.key, change)
  })

  it('loses nothing that Postfix holds while the service is away', async () => {
    const settings = { ...trusted, SMTP_PORT: String(await findFreePort()) }
    await using edge = await startBehindPostfix(overSmtp, { settings, postfix: forwards })
    const { world, postfix } = edge
    const started = await startAndPrompt(world)
    await world.restart(async () => {
      await replyTo(world, started, { text: codeFor(world, started) })
      await postfix.waitForLog(/status=deferred/)
    })
    await postfix.flushUntilLog(/status=sent/)
    await waitForChange(world, started.key, 'verified')
    expect(await journalOf(world)).toHaveLength(1)
  })

  it('believes no client that a stranger names', async () => {
    await using edge = await startBehindPostfix(overSmtp, { postfix: forwards })
    const { world } = edge
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
    expect(await journalOf(world)).toMatchObject([
      { viaEdge: false, remoteAddress: '127.0.0.1', helo: `edge.${replyDomain}` },
    ])
  })
})

/** A folder whose files belong to the group of an account, as an installation makes it. */
async function makeFolderOf(account: string): Promise<string> {
  const group = Number(execFileSync('id', ['-g', account], { encoding: 'utf8' }))
  const folder = await mkdtemp(join(tmpdir(), 'gwirio-border-'))
  await chown(folder, 0, group)
  await chmod(folder, 0o2750)
  return folder
}
