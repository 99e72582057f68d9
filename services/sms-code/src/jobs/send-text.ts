import { renderCodeText } from '@gwirio/messages'
import { type Context, serviceName } from '../context.ts'
import type { OutgoingText, TakenText } from '../gateways/text-gateway.ts'
import { recordText, type TextNews } from '../record-text.ts'
import { decideSending, type TextFailure } from '../rules/texts.ts'
import { openMobile } from '../sealed-mobile.ts'
import { statusUrl } from '../status-url.ts'
import type { TextKey } from '../store/tables.ts'
import { findText, lockText, type TextOfCode, updateText } from '../store/texts.ts'

/**
 * Sends a text. That it begins is committed before Twilio is asked; a run that finds such a beginning, whose end is
 * unknown, first looks whether Twilio took the text, so that nobody is texted twice.
 *
 * @throws TextGatewayError when it should be tried again later
 */
export async function sendText(context: Context, key: TextKey): Promise<void> {
  const text = await findText(context.db, key)
  if (text?.status !== 'waiting') return
  const outgoing = writeText(context, text)
  const taken = text.sendingSince && (await findTaken(context, text, outgoing))
  if (taken) return recordTaken(context, key, taken)
  if (!(await beginSending(context, key))) return
  const answer = await context.texts.send(outgoing)
  if ('failure' in answer) return recordFailure(context, key, answer.failure)
  return recordTaken(context, key, { sid: answer.sid, takenAt: context.clock.now() })
}

/** @returns false when the text is not to be sent, which is then recorded */
export async function beginSending(context: Context, key: TextKey): Promise<boolean> {
  const { db, clock, limits } = context
  return db.transaction().execute(async (tx) => {
    const text = await lockText(tx, key)
    if (text?.status !== 'waiting') return false
    const now = clock.now()
    const decision = decideSending(text, now, limits.lifetimeSeconds)
    if (decision === 'send') {
      await updateText(tx, key, { sendingSince: now })
      return true
    }
    await recordText(context, tx, text, failedFor(decision))
    return false
  })
}

async function findTaken(
  { texts }: Context,
  { createdAt }: TextOfCode,
  { mobile, body }: OutgoingText,
): Promise<TakenText | null> {
  return texts.findTaken({ mobile, body, notBefore: createdAt })
}

/** A delivery receipt may have said so before. */
async function recordTaken(
  context: Context,
  key: TextKey,
  { sid, takenAt }: TakenText,
): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const text = await lockText(tx, key)
    if (text?.status !== 'waiting') return
    // Another clock said when; ours says between which times.
    const sentAt = new Date(
      Math.min(
        Math.max(takenAt.getTime(), text.sendingSince?.getTime() ?? 0),
        context.clock.now().getTime(),
      ),
    )
    await recordText(context, tx, text, { status: 'sent', sid, sentAt, actor })
  })
}

async function recordFailure(context: Context, key: TextKey, reason: TextFailure): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const text = await lockText(tx, key)
    if (text?.status === 'waiting') await recordText(context, tx, text, failedFor(reason))
  })
}

const actor = { kind: 'service', id: serviceName } as const

function failedFor(reason: TextFailure): TextNews {
  return { status: 'failed', reason, sid: null, sentAt: null, actor }
}

function writeText({ cipher, hotp, config, limits }: Context, text: TextOfCode): OutgoingText {
  return {
    mobile: openMobile(cipher, text),
    body: renderCodeText(text.language, { code: hotp.makeCode(text, text.codeNumber) }),
    statusUrl: statusUrl(config.publicUrl, text),
    validitySeconds: limits.lifetimeSeconds,
  }
}
