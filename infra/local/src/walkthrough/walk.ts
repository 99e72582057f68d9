import { randomBytes } from 'node:crypto'
import { LocalError } from '../local-error.ts'
import type { LocalFile } from '../local-file.ts'
import { knownAnswers, readMadeUpParties } from '../made-up-world.ts'
import { createReportSystem } from './client.ts'
import { codeIn, createOutside, type Mail, type Text } from './outside.ts'
import { sendReport } from './send-report.ts'
import { createStaff } from './staff.ts'
import type { Timeline } from './timeline.ts'
import { until } from './until.ts'

/** What the service user has got in the end, and the words that no log may hold. */
export interface WalkReport {
  mails(): Promise<Mail[]>
  texts(): Promise<Text[]>
  readonly secrets: { address: string; mobile: string; code: string; name: string }
  readonly answers: readonly string[]
  /** The case in which all of it happened. */
  readonly caseReference: string
  readonly partyReference: string
}

/**
 * Walks the whole flow by its public interfaces only.
 *
 * @throws {LocalError} unless the report system was told no before and yes after, on a strongly authenticated reply, and its
 *   report then arrived
 */
export async function walk(system: LocalFile, { step }: Timeline): Promise<WalkReport> {
  // Not the party that the README plays by hand: a new verification would end the one made there.
  const party = readMadeUpParties()[2]
  if (!party)
    throw new LocalError(
      'There are too few made-up parties in infra/local/made-up-world/parties.csv.',
    )
  const mobile = party['mobile'] ?? ''
  const address = `walk-${randomBytes(4).toString('hex')}@post.example`
  const question = {
    case: party['case_reference'] ?? '',
    party: party['party_reference'] ?? '',
    address,
  }
  const staff = createStaff(system)
  const outside = createOutside(system)
  const reports = createReportSystem(system)

  const before = await step('report system', 'asks whether it may send: must be told no', () =>
    reports.ask(question),
  )
  if (before.answer !== 'no')
    throw new LocalError('The report system was told yes before anything was verified.')

  await step('staff', 'sign in with password and one-time code', () => staff.signIn())
  const page = await step('staff', `find the party of case ${question.case}`, () =>
    staff.findParty(party),
  )
  const call = await step('staff', 'phone the party: the questions are chosen', () =>
    staff.startCall(page),
  )
  const passed = await step('staff', 'type what the caller says: passed', () =>
    staff.answerQuestions(call, party),
  )
  const safe = await step('staff', 'ask whether phone and mailbox are safe', () =>
    staff.giveSafeContact(passed),
  )
  const readBack = await step('staff', 'type the preferred address twice', () =>
    staff.giveAddress(safe, address),
  )
  const ready = await step('staff', 'read it back letter by letter: it is right', () =>
    staff.confirmAddress(readBack),
  )
  const textsBefore = (await outside.texts(mobile)).map(({ sid }) => sid)
  const watch = await step('staff', 'send the e-mail and the code', () => staff.send(ready))

  const prompt = await step('service user', 'gets the e-mail that asks for a code', () =>
    until('The prompt', async () => (await outside.mails(address))[0]),
  )
  const text = await step('service user', 'gets the code by text', () =>
    until('The text', async () =>
      (await outside.texts(mobile)).find(({ sid }) => !textsBefore.includes(sid)),
    ),
  )
  await step('service user', 'replies with the code; the provider signs and sends it', () =>
    outside.send({
      from: address,
      to: prompt.replyTo ?? prompt.from,
      subject: `Re: ${prompt.subject}`,
      text: `${codeIn(text)}\n`,
      inReplyTo: prompt.messageId,
    }),
  )
  await step('staff', 'see on the page that the address is verified', () =>
    until('The verification', async () =>
      (await staff.watch(watch)) === 'verified' ? true : null,
    ),
  )

  await step('staff', 'end the call', () => staff.endCall(watch))

  const after = await step(
    'report system',
    'asks again: must be told yes, strongly authenticated',
    () => reports.ask(question),
  )
  if (after.answer !== 'yes')
    throw new LocalError('The report system was told no after the address was verified.')
  if (after.level !== 'strong')
    throw new LocalError(`The reply was authenticated only as “${after.level}”.`)

  const other = await step('report system', 'asks for another address of the same party: no', () =>
    reports.ask({ ...question, address: `other-${address}` }),
  )
  if (other.answer !== 'no')
    throw new LocalError('The report system was told yes for an address never verified.')
  await sendReport({ step, reports, outside, question, prompt })
  const isNew = ({ sid }: Text) => !textsBefore.includes(sid)
  return {
    mails: () => outside.mails(address),
    texts: async () => (await outside.texts(mobile)).filter(isNew),
    secrets: { address, mobile, code: codeIn(text), name: party['name'] ?? '' },
    answers: knownAnswers(party),
    caseReference: question.case,
    partyReference: question.party,
  }
}
