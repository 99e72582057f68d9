import {
  type Environment,
  logLevels,
  readSettings,
  type SettingsOf,
  setting,
} from '@gwirio/service-kit'
import { z } from 'zod'
import type { CodeLimits } from './rules/codes.ts'

export const settingsSpec = {
  port: setting.port({ description: 'Where the service listens', default: 3003 }),
  host: setting.text({ description: 'The address it listens on', default: '127.0.0.1' }),
  databaseUrl: setting.url({
    description: 'PostgreSQL, as the role `gwirio_sms_code`',
    protocols: ['postgres', 'postgresql'],
    secret: true,
  }),
  logLevel: setting.choice({
    description: 'The least that is logged',
    choices: logLevels,
    default: 'info',
  }),
  issuer: setting.url({
    description: 'Who issues access tokens',
    default: 'http://127.0.0.1:3001',
  }),
  tokenAudience: setting.text({
    description: 'The audience that tokens name',
    default: 'urn:gwirio:api',
  }),
  jwksUrl: setting.url({
    description: "The issuer's keys, when its discovery document does not name them",
    optional: true,
  }),
  clientId: setting.text({ description: "The service's own client at the issuer" }),
  clientSecret: setting.secret({ description: 'Its secret' }),
  fieldKeys: setting.keys({ description: 'Keys that seal personal fields and secrets' }),
  indexKey: setting.key({ description: 'Key under which a mobile is found again' }),
  emailVerificationUrl: setting.url({
    description: 'Where email-verification is told what became of a text',
    default: 'http://127.0.0.1:3004',
  }),
  publicUrl: setting.url({
    description: 'The address under which Twilio reaches this service',
    default: 'http://127.0.0.1:3003',
  }),
  twilioApiUrl: setting.url({
    description: "Twilio's REST API",
    default: 'https://api.twilio.com',
  }),
  twilioAccountSid: {
    ...setting.text({ description: 'The account at Twilio' }),
    form: '`AC` and 32 hexadecimal digits',
    schema: z.string().regex(/^AC[0-9a-f]{32}$/),
  },
  twilioAuthToken: setting.secret({ description: 'Its token; also checks delivery receipts' }),
  twilioSender: setting.text({
    description: 'Whom texts are from: a number, a name, or a messaging service (`MG…`)',
  }),
  twilioTimeoutSeconds: setting.integer({
    description: 'How long Twilio may take to answer',
    default: 10,
    min: 1,
    max: 30,
  }),
  codeLifetimeSeconds: setting.integer({
    description: 'How long a code is good from the moment its text is sent',
    default: 600,
    min: 30,
    max: 1800,
  }),
  codeTries: setting.integer({
    description: 'Wrong tries for each verification',
    default: 5,
    min: 1,
    max: 10,
  }),
  codesPerVerification: setting.integer({
    description: 'Codes for each verification',
    default: 3,
    min: 1,
    max: 10,
  }),
  codeSpacingSeconds: setting.integer({
    description: 'Time between two codes of a verification',
    default: 60,
    min: 10,
    max: 600,
  }),
  clockToleranceSeconds: setting.integer({
    description: 'How far the clocks of our machines may be apart',
    default: 30,
    min: 0,
    max: 300,
  }),
  textsPerMobilePerDay: setting.integer({
    description: 'Texts to one mobile in 24 hours, over all cases',
    default: 10,
    min: 1,
    max: 100,
  }),
}

export type Config = SettingsOf<typeof settingsSpec>

/** @throws SettingsError that names every problem at once */
export function readConfig(env: Environment): Config {
  return readSettings(settingsSpec, env)
}

export function limitsOf(config: Config): CodeLimits {
  return {
    lifetimeSeconds: config.codeLifetimeSeconds,
    tries: config.codeTries,
    codes: config.codesPerVerification,
    spacingSeconds: config.codeSpacingSeconds,
    clockToleranceSeconds: config.clockToleranceSeconds,
  }
}
