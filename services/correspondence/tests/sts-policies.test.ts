import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { makeDue, read, send, startWorld, unwrap, waitForState, waiting } from './world.ts'

const world = await forThisFile(startWorld())
const goodServer = 'mx.world.example'
/** Shows a certificate that it made itself. */
const badServer = 'mx.bad-certificate.example'
const staff = { staff: 'mair' }
const week = 604_800

/** A domain with this server; whoever answers for DNS can name another. */
function pointTo(domain: string, server: string): void {
  world.mail.setRecords(domain, [{ type: 'MX', exchange: server, priority: 10 }])
}

function demandTls(domain: string, id = 'first'): void {
  const mx = [goodServer, badServer]
  world.mail.setPolicy(domain, { mode: 'enforce', mx, id, maxAgeSeconds: week })
}

/** Somebody on the network keeps the record away, and leads to a server of theirs. */
function attack(domain: string): void {
  world.mail.setRecords(`_mta-sts.${domain}`, [])
  pointTo(domain, badServer)
}

let letters = 0

async function sendTo(domain: string) {
  const to = world.gate.verify({ address: `ann${++letters}@${domain}` })
  return { to, letter: unwrap(await send(world, to)) }
}

/** A letter that leaves as its domain demands, so that we know what that is. */
async function learn(domain: string): Promise<void> {
  pointTo(domain, goodServer)
  demandTls(domain)
  const { letter } = await sendTo(domain)
  const { handOver } = await waitForState(world, letter, 'sent')
  expect(handOver).toMatchObject({ host: goodServer, verified: true, policy: 'mta-sts' })
}

async function expectToLeave(domain: string): Promise<void> {
  const { letter } = await sendTo(domain)
  const { handOver } = await waitForState(world, letter, 'sent')
  expect(handOver).toMatchObject({ host: badServer, verified: false, policy: 'none' })
}

async function expectToStay(domain: string): Promise<void> {
  const { to, letter } = await sendTo(domain)
  expect(await waitForState(world, letter, 'held', staff)).toMatchObject({ reason: 'tls-policy' })
  const whole = world.mail.handedOver.entries.filter(({ recipients }) =>
    recipients.includes(to.address),
  )
  expect(whole).toEqual([])
}

describe('what a domain demanded of its servers', () => {
  it('protects nobody who was never told, as the control of what follows', async () => {
    demandTls('untold.example')
    attack('untold.example')
    await expectToLeave('untold.example')
  })

  it('binds after a restart, when somebody keeps it away', async () => {
    await learn('kept.example')
    attack('kept.example')
    await world.restart()
    await expectToStay('kept.example')
  })

  it('binds no longer than it said', async () => {
    await learn('expired.example')
    attack('expired.example')
    world.mail.setPolicy('expired.example', null)
    await world.restart()
    world.clock.advance({ seconds: week - 1 })
    await expectToStay('expired.example')
    world.clock.advance({ seconds: 1 })
    await expectToLeave('expired.example')
  })

  it('is replaced by what it says under another id', async () => {
    await learn('changed.example')
    world.mail.setPolicy('changed.example', { mode: 'none', mx: [], id: 'second' })
    pointTo('changed.example', badServer)
    await expectToLeave('changed.example')
    await world.restart()
    attack('changed.example')
    await expectToLeave('changed.example')
  })

  it('lets letters wait while it cannot be read', async () => {
    await learn('away.example')
    attack('away.example')
    await sql`alter table correspondence.sts_policy rename to away`.execute(world.db)
    const { letter } = await sendTo('away.example')
    await vi.waitFor(async () => {
      const { changes } = await read(world, letter, staff)
      expect(changes.at(-1)?.kind).toBe('deferred')
    }, waiting)
    await sql`alter table correspondence.away rename to sts_policy`.execute(world.db)
    await makeDue(world)
    await waitForState(world, letter, 'held', staff)
  })
})
