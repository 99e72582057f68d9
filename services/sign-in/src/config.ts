import {
  databaseSettings,
  type Environment,
  listenSettings,
  readSettings,
  type SettingsOf,
  sealingSettings,
  sessionSettings,
  setting,
  tokenSettings,
} from '@gwirio/service-kit'
import { schema } from './store/schema.ts'

/** What the command that keeps accounts needs to know too. */
const accountSettings = {
  ...databaseSettings(schema.role),
  fieldKeys: sealingSettings.fieldKeys,
}

export const settings = {
  ...listenSettings(3001),
  issuer: setting.origin({
    description: 'The address under which browsers and programs reach this service',
    default: 'http://127.0.0.1:3001',
  }),
  tokenAudience: tokenSettings.tokenAudience,
  ...accountSettings,
  indexKey: sealingSettings.indexKey,
  organisationName: setting.text({ description: 'Whose pages these are', default: 'Gwirio' }),
  trustProxy: setting.integer({
    description: 'How many proxies in front of the service add to X-Forwarded-For',
    default: 0,
    min: 0,
    max: 5,
  }),
  staffTokenSeconds: setting.integer({
    description: "How long a staff member's access token is good",
    default: 300,
    min: 60,
    max: 900,
  }),
  clientTokenSeconds: setting.integer({
    description: "How long a program's access token is good",
    default: 600,
    min: 60,
    max: 600,
  }),
  ...sessionSettings,
  accountTries: setting.integer({
    description: 'Failed sign-ins of one account, or on one known device of it, before waits begin',
    default: 5,
    min: 1,
    max: 20,
  }),
  sourceTries: setting.integer({
    description:
      'Failed sign-ins from one address before waits begin (known devices are not counted)',
    default: 20,
    min: 1,
    max: 1000,
  }),
  enrolmentHours: setting.integer({
    description: 'How long the code of an invitation is good',
    default: 72,
    min: 1,
    max: 336,
  }),
  hashesAtOnce: setting.integer({
    description: 'Passwords compared at once; each takes a core and 19 MiB',
    default: 2,
    min: 1,
    max: 64,
  }),
  hashQueue: setting.integer({
    description:
      'Sign-ins that may wait for it; beyond that the answer is that too many are waiting',
    default: 20,
    min: 1,
    max: 1000,
  }),
}

export type Config = SettingsOf<typeof settings>
export type AccountConfig = SettingsOf<typeof accountSettings>

/** @throws {SettingsError} that lists every problem */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
}

/** The part that the command for accounts uses. @throws {SettingsError} that lists every problem */
export function readAccountConfig(env: Environment): AccountConfig {
  return readSettings(accountSettings, env)
}
