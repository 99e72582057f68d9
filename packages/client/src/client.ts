import type { GateQuestion } from '@gwirio/contracts'
import { createAsk } from './call.ts'
import { createCorrespondence } from './correspondence.ts'
import { createFollow } from './follow.ts'
import { baseUrlOf, type GwirioClientOptions, ourSurroundings } from './options.ts'
import { createQuestions } from './questions.ts'
import { checkReceipt, type ReceiptCheck, receiptKeysAt } from './receipt.ts'
import { createSend } from './send.ts'
import { createTokens } from './tokens.ts'
import { createWebhooks } from './webhooks.ts'

/**
 * Everything that a report-sending system does with Gwirio. What Gwirio decided is a value: the result, or a refusal
 * (`isRefused`) with its code and what to do. What could not be asked is thrown (`GwirioError`), after further
 * attempts where those are safe.
 */
export type GwirioClient = ReturnType<typeof createGwirioClient>

/** @throws {GwirioError} `options-not-usable` */
export function createGwirioClient(options: GwirioClientOptions) {
  const surroundings = { ...ourSurroundings, ...options.surroundings }
  const keys = receiptKeysAt(
    new URL('.well-known/jwks.json', baseUrlOf(options, 'emailVerification')),
  )
  baseUrlOf(options, 'correspondence')
  const ask = createAsk(options, { tokens: createTokens(options, surroundings), surroundings })
  const correspondence = createCorrespondence(ask)
  return {
    ...createQuestions(ask),
    send: createSend(ask),
    ...correspondence,
    follow: createFollow(correspondence.read, surroundings),
    webhooks: createWebhooks(ask),

    /** Whether a receipt lets this client send, now, what it asked for. */
    checkReceipt(receipt: string, asked: GateQuestion): Promise<ReceiptCheck> {
      const now = surroundings.now()
      return checkReceipt(receipt, { jwks: keys, audience: options.clientId, now, asked })
    },
  }
}
