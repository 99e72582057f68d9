import { describe, expect, it } from 'vitest'
import { hold, ignore } from './command.ts'
import { type Arrived, settleBounce, settleLateReply, triageReply } from './reply.ts'

/** product.md, *Reading a reply*, 5 to 7, and *States of a verification*. */
describe('a reply that may be a good one', () => {
  const notOpen = ignore('not-open')
  const other = hold('other-address')
  type Next = ReturnType<typeof triageReply>
  // biome-ignore format: a table is read by its columns
  const rows: ReadonlyArray<readonly [Arrived['state'], theirs: Next, ambiguous: Next, others: Next]> = [
    ['awaiting-reply', 'authenticate',      hold('several-verifications'), other],
    ['verified',       notOpen,             notOpen,                       other],
    ['expired',        'authenticate-late', notOpen,                       notOpen],
    ['suspended',      notOpen,             notOpen,                       notOpen],
    ['failed',         notOpen,             notOpen,                       notOpen],
    ['cancelled',      notOpen,             notOpen,                       notOpen],
    ['ended',          notOpen,             notOpen,                       notOpen],
  ]

  it.each(rows)('while %s', (state, theirs, ambiguous, others) => {
    expect(triageReply({ state, isOther: false, isAmbiguous: false })).toEqual(theirs)
    expect(triageReply({ state, isOther: false, isAmbiguous: true })).toEqual(ambiguous)
    expect(triageReply({ state, isOther: true, isAmbiguous: false })).toEqual(others)
    expect(triageReply({ state, isOther: true, isAmbiguous: true })).toEqual(others)
  })

  it.each([
    [{ isTheirs: true, cameInTime: false }, { kind: 'reply-too-late' }],
    [{ isTheirs: true, cameInTime: true }, hold('read-too-late')],
    [{ isTheirs: false, cameInTime: false }, notOpen],
    [{ isTheirs: false, cameInTime: true }, notOpen],
  ])('after the end, %o', (given, command) => {
    expect(settleLateReply(given)).toEqual(command)
  })
})

describe('a bounce', () => {
  const bounced = { kind: 'prompt-bounced', reason: 'bounced' }
  it.each([
    [{ permanent: true, isReport: true, namesOurMail: false }, bounced],
    [{ permanent: true, isReport: false, namesOurMail: true }, bounced],
    [{ permanent: true, isReport: false, namesOurMail: false }, ignore('unclear-bounce')],
    [{ permanent: false, isReport: true, namesOurMail: true }, ignore('delivery-delayed')],
  ])('with %o', (given, command) => {
    expect(settleBounce(given)).toEqual(command)
  })
})
