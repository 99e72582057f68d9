import { area } from '@gwirio/contracts'
import {
  clientSettings,
  databaseSettings,
  domainSetting,
  domainsSetting,
  type Environment,
  listenSettings,
  peerSettings,
  privateKeySetting,
  readSettings,
  SettingsError,
  type SettingsOf,
  sealingSettings,
  setting,
  tokenSettings,
} from '@gwirio/service-kit'
import { borderSettings, findBorderProblems } from './border/settings.ts'
import type { Numbers } from './rules/numbers.ts'
import { schema } from './store/schema.ts'

export const settings = {
  ...listenSettings(3004),
  ...databaseSettings(schema.role),
  ...tokenSettings,
  ...clientSettings,
  ...sealingSettings,
  identityCheckUrl: peerSettings.identityCheckUrl,
  smsCodeUrl: peerSettings.smsCodeUrl,
  ...borderSettings,
  smtpUrl: setting.url({
    protocols: ['smtp', 'smtps'],
    secret: true,
    description: 'The relay that outgoing mail is handed to',
  }),
  mailDomain: domainSetting('Domain that outgoing mail is signed for'),
  replyDomain: domainSetting(
    'That domain or one below it: mail is from there and comes back there',
  ),
  senderName: setting.text({
    default: '',
    description: 'Name beside the From address; none, so that the mail does not tell who writes',
  }),
  ownDomains: domainsSetting(
    'More domains of the organisation, beside those two: no address in them is verified',
  ),
  dkimSelector: setting.text({ description: 'Selector of the DKIM key (RFC 6376 §3.1)' }),
  dkimPrivateKey: privateKeySetting('DKIM private key (RFC 6376 §3.3)'),
  dnsServers: setting.list({
    default: [],
    description: "Resolvers for mail (`address` or `address:port`); none means the system's",
  }),
  trustedAuthservId: setting.text({
    optional: true,
    description:
      'Name in the Authentication-Results (RFC 8601) of the trusted edges; none, and none are believed',
  }),
  hopsBehindEdge: setting.integer({
    default: 0,
    min: 0,
    max: 10,
    description:
      '`Received` fields above those results in mail over SMTP and LMTP: 0 when an edge writes them over its own, 1 when its own stands above (Postfix with a milter), 1 more for each server behind it',
  }),
  imapHopsBehindEdge: setting.integer({
    default: 0,
    min: 0,
    max: 10,
    description:
      'The same in mail from the mailbox, where the server that fills it may add one of its own (Dovecot over LMTP)',
  }),
  arcForwarders: domainsSetting(
    'Forwarders whose ARC seals (RFC 8617) are believed: what they found to be signed counts as signed',
  ),
  areasAcceptingWeak: setting.listOf({
    description: 'Areas in which a reply that only SPF speaks for is enough; elsewhere it is held',
    form: `areas separated by commas: ${area.options.map((word) => `\`${word}\``).join(', ')}`,
    item: area,
  }),
  openHours: setting.integer({
    default: 24,
    min: 1,
    max: 168,
    description: 'How long a verification waits for a good reply',
  }),
  verifiedMonths: setting.integer({
    default: 12,
    min: 1,
    max: 24,
    description: 'How long an address stays verified at most',
  }),
  mobileQuietDays: setting.integer({
    default: 7,
    min: 0,
    max: 90,
    description: 'Days after a change of the mobile in which a manager approves first',
  }),
  codeTries: setting.integer({
    default: 5,
    min: 1,
    max: 10,
    description: 'Wrong tries of a verification, as sms-code counts them',
  }),
  codesPerVerification: setting.integer({
    default: 3,
    min: 1,
    max: 10,
    description: 'Codes of a verification, as sms-code counts them',
  }),
  answersPerVerification: setting.integer({
    default: 3,
    min: 0,
    max: 5,
    description:
      'Short answers that one verification sends at most; the last is kept for asking the person to phone',
  }),
  approvalHours: setting.integer({
    default: 24,
    min: 1,
    max: 72,
    description: 'How long a second person may take to decide; then it is asked for again',
  }),
  callMinutes: setting.integer({
    default: 30,
    min: 5,
    max: 60,
    description:
      'How long after a start somebody is on the line, so that a text is safe; as long as an identity check is good',
  }),
  addressesPerCall: setting.integer({
    default: 20,
    min: 3,
    max: 100,
    description: 'Different addresses that one call compares with those of other parties',
  }),
  repliesTold: setting.integer({
    default: 50,
    min: 10,
    max: 500,
    description: 'Mails of one verification that its history tells; more are kept and counted',
  }),
  maxWatchers: setting.integer({
    default: 500,
    min: 1,
    max: 10_000,
    description: 'Streams of changes that are open at once',
  }),
  maxWatchersEach: setting.integer({
    default: 20,
    min: 1,
    max: 1_000,
    description: 'How many of them one person or program has open at once; one more is refused',
  }),
  receiptKeyDays: setting.integer({
    default: 30,
    min: 7,
    max: 365,
    description: 'How long one key signs receipts; the next is published a day before it signs',
  }),
  handOverSeconds: setting.integer({
    default: 30,
    min: 5,
    max: 120,
    description:
      'How long the gate is held open for one hand-over at most; what would close it waits so long',
  }),
  handOverConnections: setting.integer({
    default: 8,
    min: 1,
    max: 100,
    description: 'Hand-overs at once; each holds a connection to the database of its own',
  }),
}

export type Config = SettingsOf<typeof settings>

/** What the command that imports mail needs. */
const importSettings = { ...databaseSettings(schema.role), ...sealingSettings }

/** @throws {SettingsError} that names every problem at once */
export function readImportConfig(env: Environment): SettingsOf<typeof importSettings> {
  return readSettings(importSettings, env)
}

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  const config = readSettings(settings, env)
  const problems = findBorderProblems(config)
  if (!`.${config.replyDomain}`.endsWith(`.${config.mailDomain}`))
    problems.push(
      'REPLY_DOMAIN is not below MAIL_DOMAIN, so that the signature would not count (RFC 7489 §3.1): set it to that domain or one below it.',
    )
  if (problems.length > 0) throw new SettingsError(problems)
  return config
}

export function numbersOf(config: Config): Numbers {
  return {
    openHours: config.openHours,
    verifiedMonths: config.verifiedMonths,
    mobileQuietDays: config.mobileQuietDays,
    tries: config.codeTries,
    codes: config.codesPerVerification,
    answers: config.answersPerVerification,
    approvalHours: config.approvalHours,
    callMinutes: config.callMinutes,
    addressesPerCall: config.addressesPerCall,
    repliesTold: config.repliesTold,
  }
}
