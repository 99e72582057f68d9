import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { describeFlow } from './describe-flow.ts'

describe('docs/flow.md', () => {
  it('is what the rules say (node services/email-verification/flow.ts writes it anew)', async () => {
    const page = await readFile(new URL('../../../docs/flow.md', import.meta.url), 'utf8')
    expect(page).toBe(describeFlow())
  })
})
