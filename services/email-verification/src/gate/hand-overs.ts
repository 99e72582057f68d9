import type { Audit } from '@gwirio/audit'
import { type Refusal, refuse } from '@gwirio/contracts'
import type { Clock, Logger } from '@gwirio/service-kit'
import { type ControlledTransaction, type Kysely, sql } from 'kysely'
import { openGate } from '../rules/gate.ts'
import { findForGate, lockForGate } from '../store/gate.ts'
import type { Database } from '../store/tables.ts'
import type { Vault } from '../store/vault.ts'
import type { After } from './after.ts'
import { describeHandOver, type HandOver, type HandOverAsked } from './hand-over.ts'
import { hold } from './hold.ts'
import { type GateRuling, presentInside, readQuestion } from './question.ts'
import { openWaitingRoom } from './waiting-room.ts'

/** Holds the gate open while correspondence hands a message over. */
export interface HandOvers extends AsyncDisposable {
  begin(asked: HandOverAsked): Promise<HandOver | Refusal<'busy'>>
}

interface Tools {
  /** Has `connections` of its own, so that no other request waits for one. */
  readonly db: Kysely<Database>
  /** Aborted when the database ended a connection: what was locked by it is free. */
  readonly lost: () => AbortSignal
  /** Where a hand-over is recorded whose own connection was lost. */
  readonly otherDb: Kysely<Database>
  readonly vault: Vault
  readonly audit: Audit
  readonly clock: Clock
  readonly after: After
  readonly log: Logger
  /** How long the gate is held open at most. */
  readonly seconds: number
}

const waitMilliseconds = 5_000
const waitingEach = 4

/** @param connections how many messages can be handed over at once; four times as many wait, for 5 s at most */
export function openHandOvers(tools: Tools, connections: number): HandOvers {
  const room = openWaitingRoom({
    atOnce: connections,
    waiting: waitingEach * connections,
    waitMilliseconds,
    after: tools.after,
  })
  const open = new Set<Promise<unknown>>()
  return {
    async begin(asked) {
      const leave = await room.enter()
      if (!leave) return refuse('busy')
      try {
        const handOver = await ask(tools, asked)
        const ended = 'refused' in handOver ? Promise.resolve() : handOver.ended
        open.add(ended)
        void ended.then(() => open.delete(ended)).then(leave)
        return handOver
      } catch (error) {
        leave()
        throw error
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(open)
    },
  }
}

/** Locks, then looks, then decides: what was committed before the lock is seen, and nothing comes after it. */
async function ask(tools: Tools, asked: HandOverAsked): Promise<HandOver | Refusal<'busy'>> {
  const connectionLost = tools.lost()
  const tx = await tools.db.startTransaction().execute()
  try {
    await limitWaiting(tx, tools.seconds)
    const question = readQuestion(tools.vault, asked.question)
    const locked = await lockForGate(tx, question)
    const [found = { verifications: [], isFrozen: true }] = await findForGate(tx, [question])
    const now = tools.clock.now()
    const ruling = openGate(question, found, now)
    if (ruling.answer === 'no') return await close(tx, tools, asked, { ruling, now })
    if (locked.includes(ruling.verification?.verificationId ?? ''))
      return hold(tx, tools, asked, { ruling, now, connectionLost })
    // Verified between the lock and the look, so that nobody holds it
    await tx.rollback().execute()
    return refuse('busy')
  } catch (error) {
    await tx
      .rollback()
      .execute()
      .catch(() => undefined)
    if (isLockTimeout(error)) return refuse('busy')
    throw error
  }
}

/** Should this process hang, the database takes the lock back by itself. */
async function limitWaiting(tx: Kysely<Database>, seconds: number): Promise<void> {
  const idleMilliseconds = 2 * seconds * 1_000
  await sql`select set_config('lock_timeout', ${String(waitMilliseconds)}, true),
    set_config('idle_in_transaction_session_timeout', ${String(idleMilliseconds)}, true)`.execute(
    tx,
  )
}

async function close(
  tx: ControlledTransaction<Database>,
  { audit }: Tools,
  asked: HandOverAsked,
  { ruling, now }: { ruling: GateRuling; now: Date },
): Promise<HandOver> {
  await audit.append(tx, describeHandOver(asked, { ruling, at: now, action: 'gate.refused' }))
  await tx.commit().execute()
  const answer = { ...presentInside(ruling), forMilliseconds: 0 }
  return { answer, ended: Promise.resolve('refused') }
}

/** PostgreSQL: lock_not_available. */
function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03'
}
