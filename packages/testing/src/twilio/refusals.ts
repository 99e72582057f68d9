/** An error in the form of Twilio's API (twilio.com/docs/api/errors). */
export interface TwilioError {
  status: number
  code: number
  message: string
}

export const refusals = {
  notAuthenticated: { status: 401, code: 20003, message: 'Authenticate' },
  unsubscribed: {
    status: 400,
    code: 21610,
    message: 'Attempt to send to unsubscribed recipient',
  },
  unreadable: { status: 400, code: 20001, message: 'The request could not be read' },
  internal: { status: 500, code: 20500, message: 'Internal Server Error' },
} as const satisfies Record<string, TwilioError>

export function notFound(path: string): TwilioError {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` }
}

export function describeRefusal(refusal: TwilioError) {
  return { ...refusal, more_info: `https://www.twilio.com/docs/errors/${refusal.code}` }
}

/** The fields of a new message that matter here, as they come in its form. */
export interface MessageForm {
  To?: string
  From?: string
  MessagingServiceSid?: string
  Body?: string
  StatusCallback?: string
}

/** Why Twilio would refuse this message; undefined when it would not. */
export function refuseMessage(form: MessageForm): TwilioError | undefined {
  const refuse = (code: number, message: string) => ({ status: 400, code, message })
  const { To, From, MessagingServiceSid, Body, StatusCallback } = form
  if (!To) return refuse(21604, "A 'To' phone number is required.")
  if (!From && !MessagingServiceSid) return refuse(21603, "A 'From' phone number is required.")
  if (!Body) return refuse(21602, 'Message body is required.')
  if (Body.length > 1600) {
    return refuse(21617, 'The concatenated message body exceeds the 1600 character limit')
  }
  if (!isNumber(To)) return refuse(21211, `Invalid 'To' Phone Number: ${To}`)
  if (!isMobile(To)) return refuse(21614, `'To' number: ${To}, is not a mobile number`)
  if (StatusCallback && !URL.canParse(StatusCallback)) {
    return refuse(21609, `The StatusCallback URL ${StatusCallback} is not a valid url.`)
  }
  return undefined
}

function isNumber(number: string): boolean {
  return number.startsWith('+44') ? /^\+44\d{9,10}$/.test(number) : /^\+[1-9]\d{6,14}$/.test(number)
}

/** Ofcom's numbering plan: 07 is mobile, but 070 is personal numbers and 076 pagers. */
function isMobile(number: string): boolean {
  return !number.startsWith('+44') || /^\+447[1-57-9]\d{8}$/.test(number)
}
