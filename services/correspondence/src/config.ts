import { parseAddress } from '@gwirio/contracts'
import {
  clientSettings,
  databaseSettings,
  type Environment,
  findHalfSet,
  listenSettings,
  peerSettings,
  readSettings,
  SettingsError,
  type SettingsOf,
  sealingSettings,
  setting,
  tokenSettings,
} from '@gwirio/service-kit'
import { deliverySettings, returnSettings } from './delivery-settings.ts'
import { isBelow } from './is-below.ts'
import { findPolicyProblems, policySettings } from './policy/settings.ts'
import { schema } from './store/schema.ts'
import { findSubmissionProblems, submissionSettings } from './submission-smtp/settings.ts'

export const settings = {
  ...listenSettings(3005),
  ...databaseSettings(schema.role),
  ...tokenSettings,
  ...clientSettings,
  ...sealingSettings,
  identityCheckUrl: peerSettings.identityCheckUrl,
  emailVerificationUrl: peerSettings.emailVerificationUrl,
  ...deliverySettings,
  ...returnSettings,
  ...submissionSettings,
  ...policySettings,
  virusScannerUrl: setting.url({
    protocols: ['tcp', 'unix'],
    optional: true,
    description:
      'clamd: `tcp://host:port` or `unix:///path`; without it every document waits for a person',
  }),
  recallSeconds: setting.integer({
    default: 120,
    min: 0,
    max: 900,
    description: 'How long what staff send waits, so that anyone of the area can recall it',
  }),
  giveUpHours: setting.integer({
    default: 72,
    min: 1,
    max: 120,
    description: 'How long a server that does not take it for now is tried',
  }),
  keepUnknownDays: setting.integer({
    default: 7,
    min: 1,
    max: 1095,
    description:
      'How long the content of what comes back is kept when it belongs to nothing of ours',
  }),
  webhookReplayDays: setting.integer({
    default: 30,
    min: 1,
    max: 365,
    description: 'How long events are kept, so that a client can have them told again',
  }),
  localWebhooks: setting.boolean({
    default: false,
    description:
      'Webhooks may go to http: and to addresses of our own network; **never** where clients are not our own',
  }),
}

export type Config = SettingsOf<typeof settings>

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  const config = readSettings(settings, env)
  const problems = findProblems(config)
  if (problems.length > 0) throw new SettingsError(problems)
  return config
}

function findProblems(config: Config): string[] {
  const { mailDomain, returnDomain, fromAddress } = config
  const from = parseAddress(fromAddress)
  return [
    ...(isBelow(returnDomain, mailDomain)
      ? []
      : [
          'RETURN_DOMAIN is not below MAIL_DOMAIN, so that SPF would not be aligned (RFC 7489 §3.1): set it to that domain or one below it.',
        ]),
    ...(from.ok && isBelow(from.domain, mailDomain)
      ? []
      : [
          'FROM_ADDRESS is not in MAIL_DOMAIN, so that the signature would not count (RFC 7489 §3.1): set it to an address there.',
        ]),
    ...findHalfSet(config, 'returnTlsCert', 'returnTlsKey'),
    ...findSubmissionProblems(config),
    ...findPolicyProblems(config),
  ]
}
