import twilio from 'twilio'
import type RequestClient from 'twilio/lib/base/RequestClient.js'
import type { MessageInstance, MessagePage } from 'twilio/lib/rest/api/v2010/account/message.js'
import { explainRefusal } from '../rules/texts.ts'
import { type OutgoingText, type TextGateway, TextGatewayError } from './text-gateway.ts'

export interface TwilioAccount {
  readonly apiUrl: string
  readonly accountSid: string
  readonly authToken: string
  /** A number, a name, or a messaging service (`MG…`). */
  readonly sender: string
  readonly timeoutMilliseconds: number
}

/** The most that Twilio puts on a page of its list of messages. */
const pageSize = 1000
/** Twilio's clock and ours; it gives times in whole seconds. */
const clockToleranceMilliseconds = 60_000

/** Texts through Twilio's Messages resource (https://www.twilio.com/docs/messaging/api/message-resource). */
export function createTwilioGateway(account: TwilioAccount): TextGateway {
  const { accountSid, authToken } = account
  const httpClient = new HttpClient(account)
  // A log level of our own, because TWILIO_LOG_LEVEL=debug prints whole requests.
  const client = twilio(accountSid, authToken, { httpClient, logLevel: 'none' })
  return {
    async send(text) {
      try {
        const { sid } = await client.messages.create(describeText(text, account.sender))
        return { sid }
      } catch (error) {
        const { status, code } = readError(error)
        const failure = explainRefusal(status, code)
        if (failure) return { failure, errorCode: code }
        throw withoutDetails(error)
      }
    },
    async findTaken({ mobile, code, notBefore }) {
      const earliest = new Date(notBefore.getTime() - clockToleranceMilliseconds)
      const itsCode = new RegExp(`(?<!\\d)${code}(?!\\d)`)
      const isIt = (text: MessageInstance) => text.to === mobile && itsCode.test(text.body)
      try {
        const taken = await findNewest(client, earliest, isIt)
        return taken && { sid: taken.sid, takenAt: taken.dateCreated }
      } catch (error) {
        throw withoutDetails(error)
      }
    },
    isGenuine: ({ url, signature, form }) =>
      twilio.validateRequest(authToken, signature, url, { ...form }) &&
      form['AccountSid'] === accountSid,
  }
}

/**
 * Looks through Twilio's list, newest first, back to `earliest`. Not filtered by `To`, which would put a mobile into a URL,
 * nor by `DateSent`, which a text that still waits at Twilio has not.
 */
async function findNewest(
  client: twilio.Twilio,
  earliest: Date,
  isIt: (text: MessageInstance) => boolean,
): Promise<MessageInstance | null> {
  let page: Pick<MessagePage, 'instances' | 'nextPage'> | undefined = await client.messages.page({
    pageSize,
  })
  while (page) {
    const recent = page.instances.filter(({ dateCreated }) => dateCreated >= earliest)
    const found = recent.find(isIt)
    if (found || recent.length < page.instances.length) return found ?? null
    page = await page.nextPage()
  }
  return null
}

/** Asks the configured API and never tries again by itself: a retry without a look could text twice. */
class HttpClient extends twilio.RequestClient {
  readonly #apiUrl: string

  constructor({ apiUrl, timeoutMilliseconds }: TwilioAccount) {
    super({ timeout: timeoutMilliseconds, autoRetry: false })
    this.#apiUrl = apiUrl.replace(/\/$/, '')
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    const { pathname, search } = new URL(options.uri)
    return super.request<Data>({ ...options, uri: `${this.#apiUrl}${pathname}${search}` })
  }
}

function describeText({ mobile, body, statusUrl, validitySeconds }: OutgoingText, sender: string) {
  return {
    to: mobile,
    body,
    statusCallback: statusUrl,
    validityPeriod: validitySeconds,
    ...(/^MG[0-9a-f]{32}$/.test(sender) ? { messagingServiceSid: sender } : { from: sender }),
  }
}

/** Twilio's messages quote numbers, and errors of its HTTP library hold the whole request. */
function withoutDetails(error: unknown): TextGatewayError {
  const { status, code } = readError(error)
  const isNotTaken = (status >= 400 && status < 500) || code === 'ECONNREFUSED'
  return new TextGatewayError(status ? `twilio-${status}` : `twilio-${code}`, isNotTaken)
}

function readError(error: unknown): { status: number; code: string } {
  const { status, code } = error as { status?: unknown; code?: unknown }
  return { status: typeof status === 'number' ? status : 0, code: String(code ?? 'unknown') }
}
