import { addressText, problems } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { PolicyRequest } from './read-requests.ts'
import { readSenderTag } from './sender-tag.ts'

/** What it takes to answer. */
export interface Relaying extends Pick<Context, 'log'> {
  readonly gate: Pick<Context['gate'], 'ask'>
  readonly config: { readonly mailDomain: string }
}

/** When the envelope is known so far that there is something to ask. */
const states = ['RCPT', 'DATA', 'END-OF-MESSAGE']

const noTag =
  'the envelope sender does not name case and party (name+CASE.PARTY) in our domain (party-missing)'
const oneRecipient = 'a message goes to one recipient (one-recipient)'
const closed = `${problems['gate-closed'][1]} (gate-closed)`

/**
 * Answers a mail server that asks before it relays, by the same question as every other way in. A yes leaves the mail to
 * its other restrictions; what is ours to mend defers it. Never throws.
 *
 * @returns an action of access(5)
 */
export async function decideRelay(
  { gate, config, log }: Relaying,
  request: PolicyRequest,
): Promise<string> {
  const of = (name: string) => request.get(name) ?? ''
  if (!states.includes(of('protocol_state'))) return deferred('asked at the wrong moment')
  // Counted behind DATA alone, where Postfix leaves the recipient out when there are several
  const isOne = /^[01]?$/.test(of('recipient_count')) && of('recipient') !== ''
  if (!isOne) return no(oneRecipient)
  const tag = readSenderTag(of('sender'), config.mailDomain)
  if (!tag) return no(noTag)
  const address = addressText.safeParse(of('recipient'))
  if (!address.success) return no(closed)
  try {
    const { answer } = await gate.ask({ ...tag, address: address.data, client: null })
    return answer === 'yes' ? 'DUNNO' : no(closed)
  } catch (error) {
    log.error({ err: error }, 'a mail server could not be answered')
    return deferred('the gate cannot be asked now (not-ready)')
  }
}

/** What stands where a question was expected. */
export const notUnderstood = deferred('the question is not understood')

function no(words: string): string {
  return `REJECT 5.7.1 ${words}`
}

function deferred(words: string): string {
  return `DEFER_IF_PERMIT 4.3.0 ${words}`
}
