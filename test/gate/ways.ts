import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import {
  askGate,
  askVerificationStatus,
  askVerificationStatuses,
  callOperation,
  type GateQuestion,
  isRefusal,
  type Operation,
  type Scope,
  ServiceError,
  sendCorrespondence,
} from '@gwirio/contracts'
import { type GateServices, mailDomain } from './services.ts'
import { openSubmission } from './submission-client.ts'

type Answer = 'yes' | 'no'
/** Asks the gate in one way. Rejects when nobody decided. */
export type Way = (question: GateQuestion) => Promise<Answer>

/** Every way in which somebody comes to an answer of the gate. */
export function openWays(services: GateServices): Record<string, Way> {
  const { urls, issuer } = services
  const as = (scope: Scope, who: { clientId?: string; subject?: string } = {}) => ({
    timeoutMilliseconds: 60_000,
    token: () => issuer.token({ audience: 'urn:gwirio:api', scope, clientId: 'reports', ...who }),
  })
  const client = { ...as('verification:read'), baseUrl: urls.question }
  const inside = { ...as('correspondence:hand-over'), baseUrl: urls.question }
  const sender = { ...as('correspondence:send'), baseUrl: urls.correspondence }
  const staff = {
    ...as('correspondence:send', { clientId: 'console', subject: 'siwan' }),
    baseUrl: urls.correspondence,
  }
  return {
    'the question': (body) => ask(client, askVerificationStatus, { body }),
    'a batch of questions': async (question) => {
      const body = { questions: [question] }
      const answer = await decide(() => callOperation(client, askVerificationStatuses, { body }))
      return answer === 'no' || isRefusal(answer) ? 'no' : (answer.answers[0]?.answer ?? 'no')
    },
    'the question of another service': (question) =>
      ask(inside, askGate, { body: { ...question, client: null } }),
    'the hand-over': (question) => handOver(inside, question),
    HTTP: (question) => send(sender, question),
    staff: (question) => send(staff, question),
    SMTP: openSubmission(services.ports.submission),
    'a mail server at the recipient': (question) => askPolicy(services, question, 'RCPT'),
    'a mail server at the end': (question) => askPolicy(services, question, 'END-OF-MESSAGE'),
  }
}

type Address = Parameters<typeof callOperation>[0]

/** An input that is refused by its form is refused. */
async function decide<T>(call: () => Promise<T>): Promise<T | 'no'> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof ServiceError && error.status === 400) return 'no'
    throw error
  }
}

async function ask(
  service: Address,
  operation: Operation,
  input: { body: unknown },
): Promise<Answer> {
  const answer = await decide(() => callOperation(service, operation, input))
  return answer === 'no' ? 'no' : (answer as { answer: Answer }).answer
}

async function send(service: Address, { case: caseReference, party, address }: GateQuestion) {
  const answer = await decide(() =>
    callOperation(service, sendCorrespondence, {
      headers: { 'idempotency-key': randomUUID() },
      body: { case: caseReference, party, address, kind: 'letter', text: 'Please come.' },
    }),
  )
  if (answer === 'no') return 'no'
  if (!isRefusal(answer)) return 'yes'
  if (answer.refused === 'gate-closed') return 'no'
  throw new Error(`nobody decided: ${answer.refused}`)
}

async function handOver({ baseUrl, token }: Address, question: GateQuestion): Promise<Answer> {
  const left = new AbortController()
  const response = await fetch(`${baseUrl}/v1/hand-overs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...question, correspondenceId: randomUUID(), attempt: 1 }),
    signal: left.signal,
  })
  if (response.status === 400) return 'no'
  if (!response.ok || !response.body) throw new Error(`nobody decided: ${response.status}`)
  let said = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    said += chunk
    const [, answer] = /"answer":"(yes|no)"/.exec(said) ?? []
    if (answer !== undefined) {
      left.abort()
      return answer as Answer
    }
  }
  throw new Error('nobody decided: the stream ended')
}

async function askPolicy(
  { ports }: GateServices,
  { case: caseReference, party, address }: GateQuestion,
  state: string,
): Promise<Answer> {
  // Two lines of this protocol: no mail server has such a recipient
  if (/\p{Cc}/u.test(address)) return 'no'
  const socket = connect({ port: ports.policy, host: '127.0.0.1' })
  await once(socket, 'connect')
  const lines = [
    'request=smtpd_access_policy',
    `protocol_state=${state}`,
    `sender=reports+${caseReference}.${party}@${mailDomain}`,
    `recipient=${address}`,
    `recipient_count=${state === 'RCPT' ? 0 : 1}`,
  ]
  socket.end(`${lines.join('\n')}\n\n`)
  const said = await text(socket)
  if (said === 'action=DUNNO\n\n') return 'yes'
  if (said.startsWith('action=REJECT 5.7.1 ')) return 'no'
  throw new Error(`nobody decided: ${said}`)
}
