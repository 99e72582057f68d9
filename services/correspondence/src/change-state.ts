import { type CorrespondenceView, type Refusal, refuse } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { actOn } from './act-on.ts'
import { causeOf } from './cause.ts'
import type { Context } from './context.ts'
import { presentCorrespondence } from './present.ts'
import { maySee } from './rules/may-see.ts'
import type { Command, RuleRefusal } from './rules/model.ts'
import { type CorrespondenceKey, lockCorrespondence } from './store/correspondence.ts'

/** Only of a release it matters whose it is. */
type RefusalOf<Given extends Command> = Given extends { kind: 'release' }
  ? RuleRefusal
  : 'state-does-not-allow'

/** One press of whoever may see it: stored, recorded and followed by what it brings about, in one transaction. */
export async function changeState<Given extends Command>(
  context: Context,
  key: CorrespondenceKey,
  given: { command: Given; caller: Caller; note?: string },
): Promise<CorrespondenceView | Refusal<RefusalOf<Given> | 'correspondence-not-found'>> {
  const { db, vault, clock } = context
  const { command, caller, note } = given
  return await db.transaction().execute(async (tx) => {
    const record = await lockCorrespondence(tx, vault, key)
    if (!record || !maySee(caller, record)) return refuse('correspondence-not-found')
    const now = clock.now()
    const cause = causeOf(caller, now, note)
    const changed = await actOn(tx, context, record, { command, cause })
    if ('refused' in changed) return refuse(changed.refused as RefusalOf<Given>)
    return await presentCorrespondence(tx, vault, changed, { caller, now })
  })
}
