import { randomUUID } from 'node:crypto'
import { type FixedClock, fixedClock, type MailWorld, startMailWorld } from '@gwirio/testing'
import {
  createDeliverer,
  createResolver,
  type Deliverer,
  type DelivererOptions,
  type GateHold,
  type Letter,
} from '../src/index.ts'
import { keepPolicies } from './keep-policies.ts'

export interface DeliveryWorld extends AsyncDisposable {
  readonly world: MailWorld
  readonly clock: FixedClock
  readonly deliverer: Deliverer
  /** Another one in the same world, to be disposed of by the test. */
  createDeliverer(others?: Partial<DelivererOptions>): Deliverer
}

/** The world outside, and a deliverer that finds it on this machine. */
export async function startDeliveryWorld(): Promise<DeliveryWorld> {
  const world = await startMailWorld()
  const clock = fixedClock('2026-11-22T10:00:00Z')
  const create = (others: Partial<DelivererOptions> = {}) =>
    createDeliverer({
      serverName: 'out.gwirio.example',
      resolver: createResolver({ servers: [world.dns.address] }),
      clock,
      policies: keepPolicies(),
      port: world.mxPort,
      policyPort: world.policyPort,
      ca: world.authority.cert,
      allowsPrivateAddresses: true,
      random: () => 0,
      ...others,
    })
  const deliverer = create()
  return {
    world,
    clock,
    deliverer,
    createDeliverer: create,
    async [Symbol.asyncDispose]() {
      await deliverer[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
    },
  }
}

export const returnPath = 'b-0123456789abcdefghjkmnpqrstvwxyz@bounce.gwirio.example'

export function letterTo(
  recipient: string,
  text = 'Annwyl\r\n.\r\n..dots\r\n',
): Letter & { id: string } {
  const id = `<${randomUUID()}@gwirio.example>`
  const header = `From: Gwirio <letters@gwirio.example>\r\nTo: ${recipient}\r\nMessage-ID: ${id}`
  const fields = `${header}\r\nSubject: Llythyr / Letter\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000`
  return { id, recipient, returnPath, raw: Buffer.from(`${fields}\r\n\r\n${text}`) }
}

/** A gate that says yes, and what became of its yes. */
export function openGate() {
  const gate = {
    asked: 0,
    released: 0,
    isHeld: true,
    hold: async (): Promise<GateHold> => {
      gate.asked++
      return { isHeld: () => gate.isHeld, release: () => void gate.released++ }
    },
  }
  return gate
}
