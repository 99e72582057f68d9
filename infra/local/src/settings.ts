import {
  environmentName,
  readSettings,
  SettingsError,
  type SettingsOf,
  setting,
} from '@gwirio/service-kit'

/** Every setting of the local start. The ports are those that programs know (see README). */
export const localSettings = {
  consolePort: setting.port({ default: 3000, description: 'Staff pages' }),
  signInPort: setting.port({ default: 3001, description: 'OpenID provider' }),
  identityCheckPort: setting.port({ default: 3002, description: 'identity-check' }),
  smsCodePort: setting.port({ default: 3003, description: 'sms-code' }),
  emailVerificationPort: setting.port({ default: 3004, description: 'email-verification' }),
  correspondencePort: setting.port({ default: 3005, description: 'correspondence' }),
  smtpPort: setting.port({ default: 2525, description: 'Inbound mail' }),
  returnSmtpPort: setting.port({ default: 2526, description: 'What comes back of letters' }),
  submissionPort: setting.port({ default: 2587, description: 'SMTP submission' }),
  worldPort: setting.port({ default: 8025, description: 'Local world: page and Twilio' }),
  worldSmtpPort: setting.port({ default: 8026, description: 'Local world: mail provider' }),
  worldMxPort: setting.port({ default: 8027, description: 'Local world: mail servers' }),
  worldPolicyPort: setting.port({ default: 8028, description: 'Local world: their policies' }),
  worldDnsPort: setting.port({ default: 8053, description: 'Local world: DNS' }),
  worldScannerPort: setting.port({ default: 8031, description: 'Local world: virus scanner' }),
  postgresPort: setting.port({ default: 5433, description: 'PostgreSQL of its own' }),
  codeLifetimeSeconds: setting.integer({
    default: 600,
    min: 30,
    max: 1800,
    description: 'How long a code is good; a short life lets staff practise with late replies',
  }),
  dataFolder: setting.text({
    default: '.data',
    description: 'Where everything is kept, from the root of the repository',
  }),
  databaseUrl: setting.url({
    optional: true,
    secret: true,
    protocols: ['postgres', 'postgresql'],
    description: "An administrator's URL of another PostgreSQL to use instead of its own",
  }),
} as const

export type LocalSettings = SettingsOf<typeof localSettings>

/**
 * Reads the settings of the local start.
 *
 * @throws {SettingsError} naming every problem at once, a port given twice too
 */
export function readLocalSettings(env: NodeJS.ProcessEnv): LocalSettings {
  const settings = readSettings(localSettings, env)
  const byPort = Map.groupBy(portsOf(settings), ({ port }) => port)
  const problems = [...byPort].flatMap(([port, same]) => {
    const names = same.map(({ name }) => name).join(' and ')
    return same.length > 1 ? [`${names} are both ${port}: give each a port of its own.`] : []
  })
  if (problems.length > 0) throw new SettingsError(problems)
  return settings
}

/** Every port of the local start with the name of its setting. */
export function portsOf(settings: LocalSettings): Array<{ name: string; port: number }> {
  return Object.entries(settings).flatMap(([property, value]) =>
    typeof value === 'number' && property.endsWith('Port')
      ? [{ name: environmentName(property), port: value }]
      : [],
  )
}
