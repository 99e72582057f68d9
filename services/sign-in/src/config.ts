import {
  type Environment,
  logLevels,
  readSettings,
  SettingsError,
  type SettingsOf,
  setting,
} from '@gwirio/service-kit'

/** What the command that keeps accounts needs to know too. */
const accountSettings = {
  databaseUrl: setting.url({
    description: 'PostgreSQL, as the role `gwirio_sign_in`',
    protocols: ['postgres', 'postgresql'],
    secret: true,
  }),
  fieldKeys: setting.keys({ description: 'Keys that seal secrets and personal fields' }),
}

export const settings = {
  port: setting.port({ description: 'Where the service listens', default: 3001 }),
  host: setting.text({ description: 'The address it listens on', default: '127.0.0.1' }),
  logLevel: setting.choice({
    description: 'The least that is logged',
    choices: logLevels,
    default: 'info',
  }),
  issuer: setting.url({
    description: 'The address under which browsers and programs reach this service, without a path',
    default: 'http://127.0.0.1:3001',
  }),
  tokenAudience: setting.text({
    description: 'The audience that access tokens name',
    default: 'urn:gwirio:api',
  }),
  ...accountSettings,
  indexKey: setting.key({
    description: 'Key of the hashes under which failed sign-ins are counted',
  }),
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
  sessionSeconds: setting.integer({
    description: 'How long staff stay signed in at most',
    default: 43_200,
    min: 900,
    max: 43_200,
  }),
  sessionIdleSeconds: setting.integer({
    description: 'How long staff stay signed in without doing anything',
    default: 900,
    min: 60,
    max: 3600,
  }),
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
  const config = readSettings(settings, env)
  const { origin } = new URL(config.issuer)
  if (origin === config.issuer) return config
  throw new SettingsError([`ISSUER has more than a host: set it to ${origin}, without a slash.`])
}

/** The part that the command for accounts uses. @throws {SettingsError} that lists every problem */
export function readAccountConfig(env: Environment): AccountConfig {
  return readSettings(accountSettings, env)
}
