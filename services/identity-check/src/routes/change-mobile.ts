import { actorOf } from '@gwirio/audit'
import { type AnswerOf, changeMobile, type InputOf, refuse } from '@gwirio/contracts'
import { parseMobile } from '@gwirio/messages'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { reportChange, reportOthersChanged } from '../report-change.ts'
import { decideMobileChange, type TypedMobile } from '../rules/mobile-change.ts'
import { listOtherContacts } from '../store/case-links.ts'
import { lockParty, type PartyKey, setMobile } from '../store/parties.ts'
import { indexMobile, openField, sealField } from '../store/party-fields.ts'
import type { Database } from '../store/tables.ts'

export const changeMobileRoute = (context: Context) =>
  route(changeMobile, (input, request) => change(context, input, request))

async function change(
  context: Context,
  { params, body }: InputOf<typeof changeMobile>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof changeMobile>> {
  const now = context.clock.now()
  const [typed, again] = [readTyped(body.mobile), readTyped(body.mobileAgain)]
  return await context.db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    const { partyId } = party
    const onFile = openField(context.cipher, 'mobile', { partyId, box: party.mobileBox })
    const isUsedByOthers = await isUsed(context, tx, { party, mobile: typed.e164 })
    const decision = decideMobileChange({ typed, again, onFile, isUsedByOthers })
    const personal = { note: body.note, ...(onFile === null ? {} : { mobileBefore: onFile }) }
    const event = { caseId: party.caseId, partyId, actor: actorOf(caller), occurredAt: now }
    if (decision !== 'change') {
      // What a refusal tells of numbers on file, it tells somebody who is on record
      await context.audit.append(tx, {
        ...event,
        action: 'party.mobile-refused',
        reason: decision,
        personal: { ...personal, mobile: typed.e164 ?? typed.text },
      })
      return refuse(decision)
    }
    const mobile = typed.e164 ?? ''
    await setMobile(tx, party, {
      mobileBox: sealField(context.cipher, 'mobile', { partyId, value: mobile }),
      mobileIndex: indexMobile(context.blindIndex, mobile),
      mobileChangedAt: now,
      mobileChangedBy: caller.subject,
    })
    await context.audit.append(tx, {
      ...event,
      action: 'party.mobile-changed',
      personal: { ...personal, mobile },
    })
    const { caseId } = party
    await reportChange(context, tx, { kind: 'contact-changed', caseId, partyIds: [partyId] })
    await reportOthersChanged(context, tx, caseId)
    return undefined
  })
}

function readTyped(text: string): TypedMobile {
  const parsed = parseMobile(text)
  return parsed.ok
    ? { text, e164: parsed.e164, problem: null }
    : { text, e164: null, problem: parsed.reason }
}

/** Whether somebody else of the case, or of a linked one, has the number. */
async function isUsed(
  { blindIndex }: Context,
  tx: Transaction<Database>,
  { party, mobile }: { party: PartyKey; mobile: string | null },
): Promise<boolean> {
  if (mobile === null) return false
  const wanted = indexMobile(blindIndex, mobile)
  const others = await listOtherContacts(tx, party)
  return others.some(({ mobileIndex }) => mobileIndex?.equals(wanted) ?? false)
}
