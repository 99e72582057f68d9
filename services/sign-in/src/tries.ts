import type { Transaction } from 'kysely'
import type { Context } from './context.ts'
import { recogniseDevice } from './credentials/known-device.ts'
import { type LaneLimits, takeTry } from './rules/throttle.ts'
import type { Database } from './store/tables.ts'
import { clearLane, lockLane, putLane, returnTry } from './store/throttle.ts'

/** Where failed tries are counted together. */
export interface Lane {
  readonly key: Buffer
  readonly limits: LaneLimits
  /** Of one person only, so their success wipes the failures out. */
  readonly isPersonal: boolean
}

/** Who tries to sign in, and from where. */
export interface Trier {
  readonly username: string
  readonly sourceAddress: string
  /** The cookie of a known device, as it came. */
  readonly deviceCookie: string | undefined
}

const waits = { firstWaitSeconds: 30, longestWaitSeconds: 900, forgetAfterSeconds: 3600 }

/**
 * On a device where the person signed in before, only that device counts. Elsewhere the account and the source address
 * do. An unknown username has a lane like any other, so that waits do not tell which accounts exist.
 */
export function lanesOf({ blindIndex, clock, config }: Context, trier: Trier): Lane[] {
  const { username, sourceAddress, deviceCookie: cookie } = trier
  const account = { ...waits, freeTries: config.accountTries }
  const device = cookie && recogniseDevice(blindIndex, { cookie, username, now: clock.now() })
  if (device) return [{ key: blindIndex('lane.device', device), limits: account, isPersonal: true }]
  const source = { ...waits, freeTries: config.sourceTries }
  return [
    { key: blindIndex('lane.account', username), limits: account, isPersonal: true },
    { key: blindIndex('lane.source', sourceAddress), limits: source, isPersonal: false },
  ]
}

/**
 * Apart from those of signing in, so that a stranger's wrong passwords keep nobody from enrolling.
 */
export function lanesOfEnrolment({ blindIndex, config }: Context, trier: Trier): Lane[] {
  const { username, sourceAddress } = trier
  const account = { ...waits, freeTries: config.accountTries }
  const source = { ...waits, freeTries: config.sourceTries }
  return [
    { key: blindIndex('lane.enrolment', username), limits: account, isPersonal: true },
    { key: blindIndex('lane.source', sourceAddress), limits: source, isPersonal: false },
  ]
}

/** Of somebody who is signed in: nobody else tries there. */
export function laneOfConfirmation({ blindIndex, config }: Context, staffId: string): Lane {
  const limits = { ...waits, freeTries: config.accountTries }
  return { key: blindIndex('lane.confirmation', staffId), limits, isPersonal: true }
}

/** Where passkeys that were refused are counted. */
export function laneOfPasskeys({ blindIndex }: Context, sourceAddress: string): Lane {
  const key = blindIndex('lane.passkeys', sourceAddress)
  return { key, limits: { ...waits, freeTries: 20 }, isPersonal: false }
}

/** Where the refused requests of a client at the token endpoint are counted. */
export function laneOfClient(
  { blindIndex }: Context,
  { clientId, sourceAddress }: { clientId: string; sourceAddress: string },
): Lane {
  const key = blindIndex('lane.client', JSON.stringify([clientId, sourceAddress]))
  return { key, limits: { ...waits, freeTries: 5 }, isPersonal: false }
}

/**
 * Takes one try in every lane, before it is known how it ends; none when one of them has to wait.
 *
 * @returns how long to wait; 0 when the try was taken
 */
export async function takeTries(
  { clock }: Context,
  tx: Transaction<Database>,
  lanes: readonly Lane[],
): Promise<number> {
  const now = clock.now()
  const inOrder = lanes.toSorted((one, other) => one.key.compare(other.key))
  const taken = []
  for (const { key, limits } of inOrder) {
    taken.push({ key, ...takeTry(await lockLane(tx, key), limits, now) })
  }
  const waitSeconds = Math.max(
    ...taken.map((lane) => ('waitSeconds' in lane ? lane.waitSeconds : 0)),
  )
  if (waitSeconds > 0) return waitSeconds
  for (const lane of taken) if ('state' in lane) await putLane(tx, lane.key, lane.state)
  return 0
}

/** Gives the try of a success back. */
export async function giveBack(tx: Transaction<Database>, lanes: readonly Lane[]): Promise<void> {
  for (const { key, isPersonal } of lanes) {
    await (isPersonal ? clearLane(tx, key) : returnTry(tx, key))
  }
}
