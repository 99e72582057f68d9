import { createDkimSigner } from '@gwirio/mail'
import { createGate } from '../src/gateways/gate.ts'
import type { Overrides } from '../src/open-context.ts'
import { openDeliverer } from '../src/open-deliverer.ts'
import type { World } from './world.ts'

/** Between two steps of a hand-over. */
export type CrashPoint = 'before-server' | 'gate-open' | 'before-writing-down'

/** A process that ends at a step of a hand-over, as far as the database and the other servers can tell. */
class Crash extends Error {}

/** Restarts the service so that it crashes wherever `next` says, once. */
export async function restartWithCrashes(world: World): Promise<{ next: CrashPoint | null }> {
  const crashes = { next: null as CrashPoint | null }
  const crashAt = (point: CrashPoint) => {
    if (crashes.next !== point) return
    crashes.next = null
    throw new Crash(point)
  }
  await world.restart(crashingOverrides(world, crashAt))
  return crashes
}

function crashingOverrides(world: World, crashAt: (point: CrashPoint) => void): Overrides {
  const { config, clock } = world
  const policies = { get: async () => null, put: async () => undefined }
  const gate = createGate(world.gateAddress())
  const deliverer = openDeliverer(config, { clock, policies })
  const signer = createDkimSigner({
    domainName: config.mailDomain,
    keySelector: config.dkimSelector,
    privateKey: config.dkimPrivateKey,
  })
  return {
    signer: {
      async sign(raw, now) {
        crashAt('before-server')
        return signer.sign(raw, now)
      },
    },
    gate: {
      ...gate,
      async hold(question) {
        const held = await gate.hold(question)
        try {
          crashAt('gate-open')
        } catch (error) {
          held.hold?.release()
          throw error
        }
        return held
      },
    },
    deliverer: {
      async deliver(letter, holdGate) {
        const result = await deliverer.deliver(letter, holdGate)
        crashAt('before-writing-down')
        return result
      },
      [Symbol.asyncDispose]: () => deliverer[Symbol.asyncDispose](),
    },
  }
}
