import { SettingsError } from '@gwirio/service-kit'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('readConfig', () => {
  it('names every setting that is missing or out of bounds', () => {
    const given = {
      CODE_LIFETIME_SECONDS: '86400',
      CODE_TRIES: '1000',
      CODE_SPACING_SECONDS: '0',
      TWILIO_ACCOUNT_SID: 'SK0000',
      TEXT_PRICE_PENCE: '100.01',
    }
    const problems = findProblems(given).join('\n')
    for (const name of [...Object.keys(given), 'DATABASE_URL', 'FIELD_KEYS', 'TWILIO_AUTH_TOKEN'])
      expect(problems).toContain(name)
    for (const value of Object.values(given)) expect(problems).not.toContain(`"${value}"`)
  })
})

function findProblems(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}
