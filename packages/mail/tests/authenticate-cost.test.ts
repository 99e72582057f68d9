import { expect, it } from 'vitest'
import { authenticateHostile } from './hostile/authenticate-hostile.ts'
import { hostileSignedMails } from './hostile/signed-mails.ts'
import { measureCpu, runawayMilliseconds } from './measure-cpu.ts'

it.each(hostileSignedMails)(
  'authenticates a mebibyte of $name without running away',
  async ({ make }) => {
    const raw = make()
    expect(raw.length).toBeGreaterThan(524_288)
    const { milliseconds } = await measureCpu(() => authenticateHostile(raw))
    expect(milliseconds).toBeLessThan(runawayMilliseconds)
  },
)
