import {
  clientSettings,
  databaseSettings,
  type Environment,
  listenSettings,
  peerSettings,
  readSettings,
  type SettingsOf,
  sealingSettings,
  setting,
  tokenSettings,
} from '@gwirio/service-kit'
import { z } from 'zod'
import type { CodeLimits } from './rules/codes.ts'
import { schema } from './store/schema.ts'

export const settings = {
  ...listenSettings(3003),
  ...databaseSettings(schema.role),
  ...tokenSettings,
  ...clientSettings,
  ...sealingSettings,
  emailVerificationUrl: peerSettings.emailVerificationUrl,
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
  textPricePence: {
    ...setting.text({ description: 'What one part of a text costs, for the figures' }),
    form: 'pence from 0 to 100, with two decimals at most',
    schema: z
      .string()
      .regex(/^\d{1,3}(\.\d{1,2})?$/)
      .transform(Number)
      .pipe(z.number().max(100)),
    presence: { default: 4 },
  },
}

export type Config = SettingsOf<typeof settings>

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
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
