import { renderCodeText } from '@gwirio/messages'
import { type Context, serviceName } from '../context.ts'
import { type OutgoingText, type TakenText, TextGatewayError } from '../gateways/text-gateway.ts'
import { recordText, type TextNews } from '../record-text.ts'
import { decideSending } from '../rules/texts.ts'
import { statusUrl } from '../status-url.ts'
import { openMobile } from '../store/sealed-mobile.ts'
import type { TextKey } from '../store/tables.ts'
import { findText, lockText, type TextOfCode, updateText } from '../store/texts.ts'

/**
 * Sends a text. That it begins is committed before Twilio is asked; a run that finds such a beginning, whose end is
 * unknown, first looks whether Twilio took the text, so that nobody is texted twice.
 *
 * @throws {TextGatewayError} when it should be tried again later
 */
export async function sendText(context: Context, key: TextKey): Promise<void> {
  const text = await findText(context.db, key)
  if (text?.status !== 'waiting') return
  const outgoing = writeText(context, text)
  const news = text.sendingSince ? await lookForNews(context, text, outgoing) : null
  if (news) return recordNews(context, key, news)
  if (!(await beginSending(context, key))) return
  await recordNews(context, key, await handOver(context, key, outgoing))
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
    await recordText(context, tx, text, failed(decision))
    return false
  })
}

async function handOver(
  { texts, clock, db, log }: Context,
  key: TextKey,
  outgoing: OutgoingText,
): Promise<TextNews> {
  try {
    const answer = await texts.send(outgoing)
    if ('sid' in answer) return sent({ sid: answer.sid, takenAt: clock.now() })
    const { failure, errorCode } = answer
    log.warn({ ...key, failure, errorCode }, 'Twilio refused a text')
    return failed(failure, errorCode)
  } catch (error) {
    if (error instanceof TextGatewayError && error.isNotTaken)
      await db.transaction().execute((tx) => updateText(tx, key, { sendingSince: null }))
    throw error
  }
}

/** Once nobody would want the text any more, it is not worth waiting for a Twilio that does not say. */
async function lookForNews(
  { texts, clock, limits }: Context,
  text: TextOfCode,
  { mobile, body }: OutgoingText,
): Promise<TextNews | null> {
  try {
    const taken = await texts.findTaken({ mobile, body, notBefore: text.createdAt })
    return taken && sent(taken)
  } catch (error) {
    const decision = decideSending(text, clock.now(), limits.lifetimeSeconds)
    if (decision === 'send' || !(error instanceof TextGatewayError)) throw error
    return failed(decision === 'not-sent-in-time' ? 'not-confirmed' : decision)
  }
}

/** A delivery receipt may have said so before. */
async function recordNews(context: Context, key: TextKey, news: TextNews): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const text = await lockText(tx, key)
    if (text?.status !== 'waiting') return
    const sentAt = news.sentAt && clamp(news.sentAt, text.sendingSince, context.clock.now())
    await recordText(context, tx, text, { ...news, sentAt })
  })
}

/** Twilio's clock says when it took a text; ours says between which times that can have been. */
function clamp(time: Date, earliest: Date | null, latest: Date): Date {
  if (time > latest) return latest
  return earliest && time < earliest ? earliest : time
}

const actor = { kind: 'service', id: serviceName } as const

function sent({ sid, takenAt }: TakenText): TextNews {
  return { status: 'sent', sid, sentAt: takenAt, actor }
}

function failed(reason: NonNullable<TextNews['reason']>, errorCode?: string): TextNews {
  const news = { status: 'failed', reason, sid: null, sentAt: null, actor } as const
  return errorCode === undefined ? news : { ...news, errorCode }
}

function writeText({ cipher, hotp, config, limits }: Context, text: TextOfCode): OutgoingText {
  return {
    mobile: openMobile(cipher, text),
    body: renderCodeText(text.language, { code: hotp.makeCode(text, text.codeNumber) }),
    statusUrl: statusUrl(config.publicUrl, text),
    validitySeconds: limits.lifetimeSeconds,
  }
}
