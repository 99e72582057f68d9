import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, isRefusal, issueCode, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { parseMobile } from '@gwirio/messages'
import { type Caller, type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { issueNextCode } from '../rules/codes.ts'
import { addCode, findIssuedCode } from '../store/codes.ts'
import { lockCodes } from '../store/lock-codes.ts'
import { queues } from '../store/schema.ts'
import { sealMobile } from '../store/sealed-mobile.ts'
import type { Tables } from '../store/tables.ts'
import { addText, countTexts } from '../store/texts.ts'

type Answer = AnswerOf<typeof issueCode>
type Request = InputOf<typeof issueCode>['body'] & { readonly caller: Caller }

const dayMilliseconds = 24 * 60 * 60 * 1000

/** Issues a code and has it texted. The same request again gets the same answer and nothing else. */
export function issueCodeRoute(context: Context): Route {
  return route(issueCode, async ({ body }, { caller }) => {
    const mobile = parseMobile(body.mobile)
    if (!mobile.ok) return refuse(`mobile-${mobile.reason}`)
    const request = { ...body, mobile: mobile.e164, caller }
    return context.db.transaction().execute((tx) => issue(context, tx, request))
  })
}

async function issue(context: Context, tx: Transaction<Tables>, request: Request): Promise<Answer> {
  const { limits, hotp } = context
  const now = context.clock.now()
  const newSecret = () => hotp.sealNewSecret(request)
  const { state } = await lockCodes(tx, request, { limits, newSecret })
  const issued = await findIssuedCode(tx, request)
  if (issued) return issued
  const next = issueNextCode(state, now, limits)
  if (isRefusal(next)) return next

  const mobileIndex = context.indexMobile(request.mobile)
  const today = await countTexts(tx, mobileIndex, new Date(now.getTime() - dayMilliseconds))
  if (today >= context.config.textsPerMobilePerDay) return refuse('too-many-texts')

  const { caseId, verificationId, requestId, partyId, language } = request
  const text = { caseId, textId: newId() }
  const mobile = sealMobile(context.cipher, text, request.mobile)
  await addText(tx, {
    ...text,
    verificationId,
    partyId,
    language,
    mobile,
    mobileIndex,
    createdAt: now,
  })
  const answer = { textId: text.textId, codeNumber: next.number, codesLeft: next.codesLeft }
  await addCode(tx, { caseId, verificationId, requestId, issuedAt: now, ...answer })
  await auditIssue(context, tx, { ...request, ...answer, now })
  await context.jobs.enqueue(tx, queues.sendText, text)
  return answer
}

async function auditIssue(
  { audit }: Context,
  tx: Transaction<Tables>,
  issued: Request & { textId: string; codeNumber: number; codesLeft: number; now: Date },
): Promise<void> {
  const { caseId, verificationId, partyId, textId, codeNumber, codesLeft, caller } = issued
  await audit.append(tx, {
    caseId,
    verificationId,
    partyId,
    action: 'code.issued',
    actor: actorOf(caller),
    occurredAt: issued.now,
    details: { textId, codeNumber, codesLeft },
    personal: { mobile: issued.mobile },
  })
}
