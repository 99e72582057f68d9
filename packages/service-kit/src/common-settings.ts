import { logLevels } from './logger.ts'
import { setting } from './setting.ts'
import { type Environment, readSettings } from './settings.ts'

const postgresProtocols = ['postgres', 'postgresql'] as const

/** Where a service listens and how much it says. */
export function listenSettings<const Port extends number>(defaultPort: Port) {
  return {
    port: setting.port({ default: defaultPort, description: 'Port to listen on' }),
    host: setting.text({ default: '127.0.0.1', description: 'Address to listen on' }),
    logLevel: setting.choice({
      choices: logLevels,
      default: 'info',
      description: 'The least that is logged',
    }),
  }
}

/** The database of a service, which connects as a role of its own. */
export function databaseSettings(role: string) {
  return {
    databaseUrl: setting.url({
      protocols: postgresProtocols,
      secret: true,
      description: `PostgreSQL, as the role \`${role}\``,
    }),
  }
}

/** Whose access tokens are taken, and for whom they must be. */
export const tokenSettings = {
  issuer: setting.url({
    default: 'http://127.0.0.1:3001',
    description: 'OpenID provider that issues access tokens',
  }),
  tokenAudience: setting.text({
    default: 'urn:gwirio:api',
    description: 'Audience that access tokens name',
  }),
  jwksUrl: setting.url({
    optional: true,
    description: "The issuer's keys, when its discovery document is not to be asked",
  }),
}

/** How long staff stay signed in; the same at the provider and at the pages. */
export const sessionSettings = {
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

/** As whom a service asks for tokens of its own. */
export const clientSettings = {
  clientId: setting.text({ description: "The service's own client at the issuer" }),
  clientSecret: setting.secret({ description: 'Its secret' }),
}

/** Keys of what is stored sealed, and of the hashes it is found by. */
export const sealingSettings = {
  fieldKeys: setting.keys({ description: 'Keys that seal personal fields and secrets' }),
  indexKey: setting.key({
    description: 'Key of the hashes under which sealed data is found and counted',
  }),
}

/** Where the other services answer. */
export const peerSettings = {
  identityCheckUrl: setting.url({
    default: 'http://127.0.0.1:3002',
    description: 'Where identity-check answers',
  }),
  smsCodeUrl: setting.url({
    default: 'http://127.0.0.1:3003',
    description: 'Where sms-code answers',
  }),
  emailVerificationUrl: setting.url({
    default: 'http://127.0.0.1:3004',
    description: 'Where email-verification answers',
  }),
  correspondenceUrl: setting.url({
    default: 'http://127.0.0.1:3005',
    description: 'Where correspondence answers',
  }),
}

/** The database as its administrator, for migrations. @throws {SettingsError} */
export function readAdminDatabaseUrl(env: Environment): string {
  const adminDatabaseUrl = setting.url({
    protocols: postgresProtocols,
    secret: true,
    description: 'PostgreSQL, as the role that owns the schemas',
  })
  return readSettings({ adminDatabaseUrl }, env).adminDatabaseUrl
}
