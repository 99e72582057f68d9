import { generate } from 'otplib'
import { expect, it } from 'vitest'
import { findTotpStep } from './totp.ts'

/** RFC 6238 appendix B: the ASCII secret 12345678901234567890, of which the last six digits are taken. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

it.each([
  [59, '287082', 1],
  [1_111_111_109, '081804', 37_037_036],
  [20_000_000_000, '353130', 666_666_666],
])('finds the step of RFC 6238 appendix B at %d s', async (seconds, code, step) => {
  expect(await findTotpStep(secret, code, new Date(seconds * 1000))).toBe(step)
})

it('takes a code one step early or late, and none beyond', async () => {
  const now = new Date('2026-03-02T09:00:10Z')
  const steps = [-60, -30, 0, 30, 60].map(async (seconds) => {
    const code = await generate({ secret, epoch: now.getTime() / 1000 + seconds })
    return (await findTotpStep(secret, code, now)) !== null
  })
  expect(await Promise.all(steps)).toEqual([false, true, true, true, false])
})

it('matches nothing for nobody', async () => {
  const now = new Date('2026-03-02T09:00:10Z')
  const code = await generate({ secret: 'A'.repeat(32), epoch: now.getTime() / 1000 })
  expect(await findTotpStep(undefined, code, now)).toBeNull()
})
