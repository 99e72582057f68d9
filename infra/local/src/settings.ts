import { readSettings, type SettingsOf, setting } from '@gwirio/service-kit'

/** Every setting of the local start. The ports are those that programs know (see README). */
export const localSettings = {
  consolePort: setting.port({ default: 3000, description: 'Staff pages' }),
  signInPort: setting.port({ default: 3001, description: 'OpenID provider' }),
  identityCheckPort: setting.port({ default: 3002, description: 'identity-check' }),
  smsCodePort: setting.port({ default: 3003, description: 'sms-code' }),
  emailVerificationPort: setting.port({ default: 3004, description: 'email-verification' }),
  smtpPort: setting.port({ default: 2525, description: 'Inbound mail' }),
  worldPort: setting.port({ default: 8025, description: 'Local world: page and Twilio' }),
  worldSmtpPort: setting.port({ default: 8026, description: 'Local world: mail provider' }),
  worldDnsPort: setting.port({ default: 8053, description: 'Local world: DNS' }),
  postgresPort: setting.port({ default: 5433, description: 'PostgreSQL of its own' }),
  dataFolder: setting.text({
    default: '.data',
    description: 'Where everything is kept, from the root of the repository',
  }),
  databaseUrl: setting.text({
    optional: true,
    description: "An administrator's URL of another PostgreSQL to use instead of its own",
  }),
} as const

export type LocalSettings = SettingsOf<typeof localSettings>

/** Reads the settings of the local start. */
export function readLocalSettings(env: NodeJS.ProcessEnv): LocalSettings {
  return readSettings(localSettings, env)
}
