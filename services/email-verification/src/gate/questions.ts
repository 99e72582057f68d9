import type { Audit, AuditEvent } from '@gwirio/audit'
import { type GateQuestion, maxGateQuestions } from '@gwirio/contracts'
import type { Clock } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { openGate } from '../rules/gate.ts'
import { findForGate } from '../store/gate.ts'
import type { Database } from '../store/tables.ts'
import type { Vault } from '../store/vault.ts'
import { inRounds } from './in-rounds.ts'
import { type GateRuling, readQuestion } from './question.ts'
import { newReceiptId } from './receipts.ts'

export interface AskedQuestion {
  readonly question: GateQuestion
  readonly actor: AuditEvent['actor']
  /** For whom another service asks. */
  readonly client: string | null
}

interface AnsweredQuestion {
  readonly question: GateQuestion
  readonly ruling: GateRuling
  readonly at: Date
  readonly receiptId: string
}

/** Asks the gate. Each question is recorded with its answer before anybody hears it. */
export interface Questions {
  ask(asked: AskedQuestion): Promise<AnsweredQuestion>
  askAll(asked: readonly AskedQuestion[]): Promise<readonly AnsweredQuestion[]>
}

interface Tools {
  readonly db: Kysely<Database>
  readonly vault: Vault
  readonly audit: Audit
  readonly clock: Clock
}

/** Questions that come together share their round trips: the look-up begins after the last of them was asked. */
export function createQuestions(tools: Tools): Questions {
  const askAll = (asked: readonly AskedQuestion[]) => answerAll(tools, asked)
  return { askAll, ask: inRounds(askAll, { atOnce: 2, most: maxGateQuestions }) }
}

async function answerAll(
  { db, vault, audit, clock }: Tools,
  asked: readonly AskedQuestion[],
): Promise<AnsweredQuestion[]> {
  const read = asked.map((each) => ({ ...each, asked: readQuestion(vault, each.question) }))
  return await db.transaction().execute(async (tx) => {
    const found = await findForGate(
      tx,
      read.map((each) => each.asked),
    )
    const at = clock.now()
    const answered = read.map((each, index) => {
      const known = found[index] ?? { verifications: [], isFrozen: true }
      return { ...each, ruling: openGate(each.asked, known, at), at, receiptId: newReceiptId() }
    })
    await audit.appendAll(tx, answered.map(describe))
    return answered
  })
}

function describe(answered: AskedQuestion & AnsweredQuestion): AuditEvent {
  const { question, actor, client, ruling, at, receiptId } = answered
  const { verification, answer, reason } = ruling
  return {
    caseId: verification?.caseId ?? null,
    ...(verification
      ? { partyId: verification.partyId, verificationId: verification.verificationId }
      : {}),
    action: 'status.asked',
    actor,
    occurredAt: at,
    reason,
    details: {
      answer,
      receiptId,
      ...(client === null ? {} : { client }),
      case: question.case,
      party: question.party,
    },
    personal: { address: question.address },
  }
}
