import { ServiceError } from '@gwirio/contracts'
import { type DeliveryResult, returnPathFor } from '@gwirio/mail'
import { actOn } from '../act-on.ts'
import { type Context, ourselves } from '../context.ts'
import { enqueueHandOver } from '../enqueue-hand-over.ts'
import { type CorrespondenceKey, lockCorrespondence, readMessage } from '../store/correspondence.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'
import { readOutcome } from './delivery-outcome.ts'
import { openGateFor } from './open-gate-for.ts'

/**
 * Hands a message over to the server of its recipient. That server is reached first; the gate is asked when it waits for the
 * end of the message, and held until it answered. Can run any number of times, also after a crash between any two steps: it is
 * always the same message, with the same Message-ID.
 */
export async function handOver(context: Context, key: CorrespondenceKey): Promise<void> {
  const record = await begin(context, key)
  if (!record) return
  const outcome = await attempt(context, record)
  if (outcome) await settle(context, key, outcome)
}

/** Begins an attempt; null when there is none to make (recalled, held, handed over, or not ready yet). */
async function begin(
  context: Context,
  key: CorrespondenceKey,
): Promise<CorrespondenceRecord | null> {
  const { db, vault, clock } = context
  return await db.transaction().execute(async (tx) => {
    const record = await lockCorrespondence(tx, vault, key)
    if (!record) return null
    const at = clock.now()
    const cause = { actor: ourselves, at }
    const begun = await actOn(tx, context, record, { command: { kind: 'begin' }, cause })
    if (!('refused' in begun)) return begun.state === 'sending' ? begun : null
    if (record.state === 'waiting' && at < record.readyAt)
      await enqueueHandOver(tx, context, record, record.readyAt)
    return null
  })
}

type Outcome = ReturnType<typeof readOutcome>

/** One try at the servers of the recipient. */
async function attempt(context: Context, record: CorrespondenceRecord): Promise<Outcome> {
  const { db, vault, clock, config, signer, deliverer, log } = context
  const { address, returnToken, attempts, correspondenceId } = record
  const message = await readMessage(db, vault, record)
  const raw = await signer.sign(message, clock.now())
  const gate = openGateFor(context, record)
  const letter = {
    recipient: address,
    returnPath: returnPathFor(returnToken, config.returnDomain),
    raw,
    envelopeId: correspondenceId,
    mayBegin: gate.look,
  }
  let result: DeliveryResult
  try {
    result = await deliverer.deliver(letter, gate.hold)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ correspondenceId, code: error.code }, 'the gate could not be asked at hand-over')
    return { command: { kind: 'deferred', attempt: attempts }, details: { code: 'gate-away' } }
  }
  log.info({ correspondenceId, attempt: attempts, outcome: result.outcome }, 'handed over or not')
  return readOutcome(result, { attempt: attempts, said: gate.said(), at: clock.now() })
}

/** Writes down how an attempt ended; what was recalled or begun anew meanwhile stays so. */
async function settle(
  context: Context,
  key: CorrespondenceKey,
  outcome: NonNullable<Outcome>,
): Promise<void> {
  const { db, vault, clock } = context
  const { command, details, handedOver } = outcome
  await db.transaction().execute(async (tx) => {
    const record = await lockCorrespondence(tx, vault, key)
    if (!record) return
    const cause = { actor: ourselves, at: clock.now(), details, ...(handedOver && { handedOver }) }
    await actOn(tx, context, record, { command, cause })
  })
}
