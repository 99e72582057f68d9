import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scopesOfRole } from '@gwirio/contracts'
import { describeSettings } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { localSettings } from './settings.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8')

describe('the operations page', () => {
  it('has every setting of the local start', () => {
    expect(page).toContain(describeSettings(localSettings))
  })

  it.each(Object.entries(scopesOfRole))('names the scopes of a %s', (role, scopes) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${role} `))
    expect(row?.match(/[a-z-]+:[a-z-]+/g)).toEqual([...scopes])
  })
})
