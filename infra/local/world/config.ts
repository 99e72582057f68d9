import { type Environment, readSettings, type SettingsOf, setting } from '@gwirio/service-kit'

/** Every setting of the local world. */
const settings = {
  host: setting.text({ default: '127.0.0.1', description: 'Address that everything listens on' }),
  port: setting.port({
    default: 8025,
    description: 'The page, the interface for programs, Twilio',
  }),
  smtpPort: setting.port({ default: 8026, description: 'Mail provider: takes mail for its users' }),
  mxPort: setting.port({
    default: 8027,
    description: 'Mail servers of its domains, for whoever delivers himself: with STARTTLS',
  }),
  policyPort: setting.port({
    default: 8028,
    description: 'Policies of its domains (MTA-STS), over HTTPS',
  }),
  scannerPort: setting.port({
    default: 8031,
    description: 'Virus scanner, in the way of clamd: knows the EICAR file alone',
  }),
  dnsPort: setting.port({ default: 8053, description: 'DNS, over UDP and TCP' }),
  folder: setting.text({
    optional: true,
    description: 'Where mail and texts are kept; in memory if absent',
  }),
  serviceMailDomain: setting.text({
    default: 'gwirio.example',
    description: 'Domain that Gwirio writes from',
  }),
  serviceReplyDomain: setting.text({
    default: 'reply.gwirio.example',
    description: 'Domain that Gwirio reads replies at',
  }),
  serviceSmtp: setting.text({
    default: '127.0.0.1:2525',
    description: "Gwirio's own SMTP listener, the MX of both domains, as `host:port`",
  }),
  serviceReturnDomain: setting.text({
    default: 'return.gwirio.example',
    description: 'Domain that bounces of letters come back to',
  }),
  serviceReturnSmtp: setting.text({
    default: '127.0.0.1:2526',
    description: "Gwirio's listener for them, as `host:port`",
  }),
  serviceDkimSelector: setting.text({
    default: 'gwirio',
    description: "Selector of Gwirio's DKIM key",
  }),
  serviceDkimPrivateKey: setting.secret({
    optional: true,
    description: "Gwirio's DKIM key in PEM, whose public half stands in DNS",
  }),
  twilioAccountSid: setting.text({
    default: `AC${'0'.repeat(32)}`,
    description: 'The only account of the local Twilio',
  }),
  twilioAuthToken: setting.secret({ description: 'Its auth token' }),
  codeSeconds: setting.integer({
    default: 600,
    min: 30,
    max: 1800,
    description: 'How long a code is good at Gwirio: a late practice reply waits for so long',
  }),
  staffTotpSecrets: setting.secret({
    optional: true,
    description:
      'Staff whose one-time codes the page shows: `username:secret` (base32) separated by commas',
  }),
} as const

export type Config = SettingsOf<typeof settings>

/** @throws {SettingsError} naming every setting that is missing or malformed */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
}
