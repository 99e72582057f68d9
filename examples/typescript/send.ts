import { isRefused } from '@gwirio/client'
import { connect, need } from './connect.ts'

const gwirio = connect()
const question = {
  case: need('GWIRIO_CASE'),
  party: need('GWIRIO_PARTY'),
  address: need('GWIRIO_ADDRESS'),
}

// May it be sent? Only a yes is one.
const { answer, reason, receipt } = await gwirio.ask(question)
console.log('answer:', answer, reason)

// The proof: keep it with the report.
const check = await gwirio.checkReceipt(receipt, question)
console.log('receipt:', check.mayBeSent ? 'good' : check.reason)

// Send it. Gwirio asks itself again when the report leaves. The key makes a second try safe, also after a restart.
const sent = await gwirio.send(
  {
    ...question,
    kind: 'report',
    reference: 'R-4711',
    documents: [{ name: 'report.txt', content: Buffer.from('A made-up report.\n') }],
  },
  { idempotencyKey: `report-4711-${new Date().toISOString()}` },
)

if (isRefused(sent)) {
  console.log('refused:', sent.refused, sent.remedy)
  process.exitCode = 1
} else {
  for await (const { change } of gwirio.follow(sent)) console.log('change:', change.kind)
}
