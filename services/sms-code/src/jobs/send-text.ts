import { describeSms, renderTemplate } from '@gwirio/messages'
import { findTemplate } from '@gwirio/messages/publishing'
import type { Transaction } from 'kysely'
import { type Context, serviceName } from '../context.ts'
import { type OutgoingText, type TakenText, TextGatewayError } from '../gateways/text-gateway.ts'
import { recordText, type TextNews } from '../record-text.ts'
import { decideSending } from '../rules/texts.ts'
import { statusUrl } from '../status-url.ts'
import { openMobile } from '../store/sealed-mobile.ts'
import type { Tables, TextKey } from '../store/tables.ts'
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
  const news = text.sendingSince ? await lookForNews(context, text) : null
  if (news) return recordNews(context, key, news)
  const outgoing = await beginSending(context, key)
  if (outgoing) await recordNews(context, key, await handOver(context, key, outgoing))
}

/**
 * Writes a text in the wording that stands now, and stores which that is.
 *
 * @returns null when it is not to be sent, which is then recorded
 */
export async function beginSending(context: Context, key: TextKey): Promise<OutgoingText | null> {
  const { db, clock, limits } = context
  return db.transaction().execute(async (tx) => {
    const text = await lockText(tx, key)
    if (text?.status !== 'waiting') return null
    const now = clock.now()
    const decision = decideSending(text, now, limits.lifetimeSeconds)
    if (decision === 'send') {
      const { outgoing, ...written } = await writeText(context, tx, text)
      await updateText(tx, key, { sendingSince: now, ...written })
      return outgoing
    }
    await recordText(context, tx, text, failed(decision))
    return null
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
  { texts, cipher, hotp, clock, limits }: Context,
  text: TextOfCode,
): Promise<TextNews | null> {
  const mobile = openMobile(cipher, text)
  const code = hotp.makeCode(text, text.codeNumber)
  try {
    const taken = await texts.findTaken({ mobile, code, notBefore: text.createdAt })
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

async function writeText(
  { cipher, hotp, config, limits }: Context,
  tx: Transaction<Tables>,
  text: TextOfCode,
): Promise<{ outgoing: OutgoingText; parts: number; templateVersion: string }> {
  const template = await findTemplate(tx, 'code-text')
  const code = hotp.makeCode(text, text.codeNumber)
  const body = renderTemplate(template, text.language, { code }).text
  return {
    outgoing: {
      mobile: openMobile(cipher, text),
      body,
      statusUrl: statusUrl(config.publicUrl, text),
      validitySeconds: limits.lifetimeSeconds,
    },
    parts: describeSms(body).parts,
    templateVersion: template.version,
  }
}
