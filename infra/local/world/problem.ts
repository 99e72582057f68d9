import type { Response } from 'express'

/** What the world refuses: status, what happened, what to do. */
const problems = {
  'invalid-input': [
    400,
    'The request is not of the right form',
    'Correct what `errors` names and send it again.',
  ],
  'malformed-json': [
    400,
    'The body is not JSON',
    'Send one JSON object with Content-Type: application/json.',
  ],
  'other-site': [
    403,
    'The request comes from another web site',
    'Use the page of the local world itself.',
  ],
  'not-found': [404, 'There is nothing at this address', 'Open / in a browser, or see the README.'],
  'body-too-large': [413, 'The body is too large', 'Send at most 4 MB.'],
  'unsupported-media-type': [
    415,
    'The body is not of a type that is read here',
    'Send Content-Type: application/json.',
  ],
  'no-prompt': [
    409,
    'No prompt lies in this mailbox',
    'Send the prompt first, and wait until it has come.',
  ],
  'no-code': [409, 'No code has come to this mobile', 'Wait until the text was delivered.'],
  'no-mail-server': [
    422,
    "The recipient's domain takes no mail",
    'Check the address; `smtp` says what DNS answered.',
  ],
  'mail-refused': [
    502,
    'The mail server of the recipient refused the mail',
    '`smtp` holds its answer. A 4xx may be tried again later, a 5xx may not.',
  ],
  'mail-server-unreachable': [
    502,
    'The mail server of the recipient could not be reached',
    'Check that Gwirio runs and that SERVICE_SMTP names its SMTP listener.',
  ],
  'internal-error': [500, 'Something failed in the local world', 'See its log.'],
} as const satisfies Record<string, readonly [number, string, string]>

export type ProblemCode = keyof typeof problems

/** Answers with RFC 9457 problem details. */
export function sendProblem(response: Response, code: ProblemCode, more: object = {}): void {
  const [status, title, detail] = problems[code]
  const problem = { type: `urn:gwirio:world:${code}`, title, status, detail, code, ...more }
  response.status(status).type('application/problem+json').send(JSON.stringify(problem))
}

/** What an error of Express or its body readers means. */
export function problemOf(error: unknown): ProblemCode {
  const { type, status } = error as { type?: unknown; status?: unknown }
  if (type === 'entity.too.large') return 'body-too-large'
  if (type === 'entity.parse.failed') return 'malformed-json'
  if (status === 415) return 'unsupported-media-type'
  return status === 400 ? 'invalid-input' : 'internal-error'
}
