import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeSettings } from '@gwirio/service-kit'
import { expect, it } from 'vitest'
import { localSettings } from './settings.ts'

it('stands in the operations page with every setting of the local start', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/operations.md'), 'utf8')
  expect(page).toContain(describeSettings(localSettings))
})
