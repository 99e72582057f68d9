import { describe, expect, it } from 'vitest'
import { readReply } from '../src/index.ts'
import { maxMessageBytes } from '../src/message/parse-message.ts'
import { hostileMails } from './hostile/hostile-mails.ts'
import { largeGenuineMails } from './hostile/large-genuine-mails.ts'
import { measureCpu, runawayMilliseconds } from './measure-cpu.ts'

/** Below what is read of a text at all, the listener's limit, and the reader's own. */
const sizes = [780_000, 1_048_576, maxMessageBytes]

describe('what reading costs', () => {
  it.each(hostileMails.flatMap(({ name, make }) => sizes.map((size) => ({ name, size, make }))))(
    'reads $name, $size bytes, without running away',
    async ({ size, make }) => {
      const raw = make(size)
      const { milliseconds } = await measureCpu(() => readReply(raw))
      expect(milliseconds).toBeLessThan(runawayMilliseconds)
    },
  )

  it.each(Object.entries(largeGenuineMails))(
    'reads the code in %s, which is no reason to stop',
    async (_, make) => {
      const raw = make()
      const { milliseconds, result } = await measureCpu(() => readReply(raw))
      expect(result).toMatchObject({ codes: ['123456'], textsDisagree: false, problem: null })
      expect(milliseconds).toBeLessThan(runawayMilliseconds)
    },
  )
})
