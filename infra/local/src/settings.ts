import { readSettings, type SettingsOf, setting } from '@gwirio/service-kit'

/** Every setting of the local start. The ports are those that programs know (see README). */
export const localSettings = {
  CONSOLE_PORT: setting.port({ default: 3000, description: 'Staff pages' }),
  SIGN_IN_PORT: setting.port({ default: 3001, description: 'OpenID provider' }),
  IDENTITY_CHECK_PORT: setting.port({ default: 3002, description: 'identity-check' }),
  SMS_CODE_PORT: setting.port({ default: 3003, description: 'sms-code' }),
  EMAIL_VERIFICATION_PORT: setting.port({ default: 3004, description: 'email-verification' }),
  SMTP_PORT: setting.port({ default: 2525, description: 'Inbound mail' }),
  WORLD_PORT: setting.port({ default: 8025, description: 'Local world: page and Twilio' }),
  WORLD_SMTP_PORT: setting.port({ default: 8026, description: 'Local world: mail provider' }),
  WORLD_DNS_PORT: setting.port({ default: 8053, description: 'Local world: DNS' }),
  POSTGRES_PORT: setting.port({ default: 5433, description: 'PostgreSQL of its own' }),
  DATA_FOLDER: setting.text({
    default: '.data',
    description: 'Where everything is kept, from the root of the repository',
  }),
  DATABASE_URL: setting.text({
    optional: true,
    description: "An administrator's URL of another PostgreSQL to use instead of its own",
  }),
} as const

export type LocalSettings = SettingsOf<typeof localSettings>

/** Reads the settings of the local start. */
export function readLocalSettings(env: NodeJS.ProcessEnv): LocalSettings {
  return readSettings(localSettings, env)
}
