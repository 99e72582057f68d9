import { describe, expect, it } from 'vitest'
import { stopCodes } from './stop-codes.ts'

const job = { caseId: 'c', verificationId: 'v' }
const failure = new Error('sms-code is away')

describe('stopping codes while sms-code is away', () => {
  it.each([1, 149])('is tried again as it stands (attempt %i)', async (attempt) => {
    const { context, enqueued } = world()
    await expect(stopCodes(context, job, { attempt })).rejects.toBe(failure)
    expect(enqueued).toEqual([])
  })

  it('goes on as an ordinary job, with growing delays, after five minutes', async () => {
    const { context, enqueued } = world()
    await stopCodes(context, job, { attempt: 150 })
    expect(enqueued).toEqual([['stop-codes', job]])
  })
})

function world() {
  const enqueued: unknown[] = []
  const context = {
    db: {},
    jobs: { enqueue: async (_: object, ...given: unknown[]) => void enqueued.push(given) },
    smsCode: { stopCodes: () => Promise.reject(failure) },
  } as unknown as Parameters<typeof stopCodes>[0]
  return { context, enqueued }
}
