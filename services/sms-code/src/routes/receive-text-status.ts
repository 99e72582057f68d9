import { receiveTextStatus, refuse } from '@gwirio/contracts'
import { type Route, type WebhookRequest, webhook } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { recordText } from '../record-text.ts'
import { readReceipt } from '../rules/texts.ts'
import { statusUrl } from '../status-url.ts'
import type { TextKey } from '../store/tables.ts'
import { lockText } from '../store/texts.ts'

interface Receipt extends TextKey {
  readonly sid: string
  readonly messageStatus: string
  readonly errorCode: string
}

/** A genuine receipt is answered with 204 also when it is of no use here: Twilio could do nothing about it. */
export function receiveTextStatusRoute(context: Context): Route {
  return webhook(receiveTextStatus, async ({ params }, request) => {
    const { form } = request
    const url = statusUrl(context.config.publicUrl, params)
    const signature = request.header('x-twilio-signature') ?? ''
    if (!context.texts.isGenuine({ url, signature, form })) return refuse('signature-invalid')
    const isRecorded = await recordReceipt(context, { ...params, ...readForm(form) })
    request.log.debug({ ...params, isRecorded }, 'delivery receipt')
    return undefined
  })
}

/** @returns whether it said anything new about a text of ours */
async function recordReceipt(context: Context, receipt: Receipt): Promise<boolean> {
  return context.db.transaction().execute(async (tx) => {
    const text = await lockText(tx, receipt)
    if (!text || (text.twilioSid !== null && text.twilioSid !== receipt.sid)) return false
    const news = readReceipt(text.status, receipt)
    if (!news) return false
    const { sid, errorCode } = receipt
    // It can overtake our own note that Twilio took the text.
    const sentAt = text.sendingSince
    await recordText(context, tx, text, {
      ...news,
      sid,
      errorCode,
      sentAt,
      actor: { kind: 'service', id: 'twilio' },
    })
    return true
  })
}

/** Of a parameter that comes twice nothing is read. */
function readForm(form: WebhookRequest['form']) {
  const read = (name: string) => {
    const value = form[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    sid: read('MessageSid'),
    messageStatus: read('MessageStatus'),
    errorCode: read('ErrorCode'),
  }
}
