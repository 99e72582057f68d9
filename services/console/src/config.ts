import {
  type Environment,
  logLevels,
  readSettings,
  SettingsError,
  type SettingsOf,
  setting,
} from '@gwirio/service-kit'

export const settingsSpec = {
  port: setting.port({ description: 'Where the service listens', default: 3000 }),
  host: setting.text({ description: 'The address it listens on', default: '127.0.0.1' }),
  publicUrl: setting.url({
    description: 'The address under which staff open the console, without a path',
    default: 'http://127.0.0.1:3000',
  }),
  databaseUrl: setting.url({
    description: 'PostgreSQL, as the role `gwirio_console`',
    protocols: ['postgres', 'postgresql'],
    secret: true,
  }),
  logLevel: setting.choice({
    description: 'The least that is logged',
    choices: logLevels,
    default: 'info',
  }),
  issuer: setting.url({
    description: 'The OpenID provider that staff sign in with',
    default: 'http://127.0.0.1:3001',
  }),
  tokenAudience: setting.text({
    description: 'The audience of the access tokens that are asked for',
    default: 'urn:gwirio:api',
  }),
  clientId: setting.text({ description: 'The console as a client of the OpenID provider' }),
  clientSecret: setting.secret({ description: 'Its secret' }),
  sessionSecret: setting.secret({ description: 'Signs the session cookie' }),
  fieldKeys: setting.keys({
    description: 'Keys that seal the tokens and the last search of a session',
  }),
  identityCheckUrl: setting.url({
    description: 'Where identity-check answers',
    default: 'http://127.0.0.1:3002',
  }),
  emailVerificationUrl: setting.url({
    description: 'Where email-verification answers',
    default: 'http://127.0.0.1:3004',
  }),
  organisationName: setting.text({
    description: 'The name in the header of each page',
    default: 'Gwirio',
  }),
  idleMinutes: setting.integer({
    description: 'A session ends after so long without a page (ASVS 5.0 7.3.1)',
    default: 15,
    min: 5,
    max: 60,
  }),
  sessionHours: setting.integer({
    description: 'A session ends after so long in any case (ASVS 5.0 7.3.2)',
    default: 12,
    min: 1,
    max: 12,
  }),
}

export type Config = SettingsOf<typeof settingsSpec>

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  const config = readSettings(settingsSpec, env)
  const { origin } = new URL(config.publicUrl)
  if (origin === config.publicUrl) return config
  throw new SettingsError([
    `PUBLIC_URL has more than a host: set it to ${origin}, without a slash.`,
  ])
}
