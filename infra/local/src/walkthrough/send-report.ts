import { type GwirioClient, isRefused } from '@gwirio/client'
import { LocalError } from '../local-error.ts'
import type { createOutside, Mail } from './outside.ts'
import type { Timeline } from './timeline.ts'
import { until } from './until.ts'

/**
 * The report system sends a report, and the service user gets it.
 *
 * @throws {LocalError} when it is refused, does not leave or does not arrive
 */
export async function sendReport(given: {
  step: Timeline['step']
  reports: GwirioClient
  outside: ReturnType<typeof createOutside>
  question: { case: string; party: string; address: string }
  /** The mail that came before it. */
  prompt: Mail
}): Promise<void> {
  const { step, reports, outside, question } = given
  const elsewhere = { ...question, address: `other-${question.address}` }
  const refused = await step(
    'report system',
    'sends a report to the other address: must be refused',
    () => reports.send({ ...elsewhere, kind: 'report', documents: [report] }),
  )
  if (!isRefused(refused)) throw new LocalError('A report was taken for an address never verified.')

  const taken = await step('report system', 'sends it to the verified address', () =>
    reports.send({ ...question, kind: 'report', reference: 'Walkthrough', documents: [report] }),
  )
  if (isRefused(taken)) throw new LocalError(`The report was refused: ${taken.refused}.`)
  await step('service user', 'gets the report', () =>
    until('The report', async () => {
      const mails = await outside.mails(question.address)
      return mails.find(({ messageId }) => messageId !== given.prompt.messageId) ?? null
    }),
  )
  const state = await step('report system', 'follows it until it has left', async () => {
    let last = taken.state
    for await (const { correspondence } of reports.follow(taken)) last = correspondence.state
    return last
  })
  if (state !== 'sent' && state !== 'delivered')
    throw new LocalError(`The report arrived, but it is said to be “${state}”.`)
}

const report = {
  name: 'report.txt',
  content: Buffer.from('A made-up report.\n'),
}
