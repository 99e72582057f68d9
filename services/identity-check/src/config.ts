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
import { schema } from './store/schema.ts'

/** What the import needs to know too. */
const fileSettings = {
  ...databaseSettings(schema.role),
  ...sealingSettings,
  answerPepper: setting.key({
    description:
      'Secret that goes into every hash of an answer (RFC 9106 §3.1, K); without it no answer matches',
  }),
  hashMemoryKib: setting.integer({
    default: 19_456,
    min: 19_456,
    max: 1_048_576,
    description: 'Memory of argon2id in KiB (OWASP: at least 19456)',
  }),
  hashPasses: setting.integer({
    default: 2,
    min: 2,
    max: 20,
    description: 'Passes of argon2id over the memory (OWASP: at least 2)',
  }),
}

export const settings = {
  ...listenSettings(3002),
  ...tokenSettings,
  ...clientSettings,
  ...fileSettings,
  emailVerificationUrl: peerSettings.emailVerificationUrl,
  hashQueue: setting.integer({
    default: 20,
    min: 1,
    max: 200,
    description:
      'Checks that may wait for their answers to be compared; beyond that the answer is `busy`',
  }),
  searchQueue: setting.integer({
    default: 50,
    min: 1,
    max: 1000,
    description:
      'Messages that may wait to be searched for details of others; beyond that the answer is `busy`',
  }),
  questionsAsked: setting.integer({
    default: 3,
    min: 3,
    max: 5,
    description: 'Questions of one identity check',
  }),
  factsNeeded: setting.integer({
    default: 5,
    min: 5,
    max: 10,
    description: 'Fewest facts on file, not known to others, from which questions are drawn',
  }),
  answerWindowMinutes: setting.integer({
    default: 15,
    min: 5,
    max: 60,
    description: 'Time to answer after the start',
  }),
  validForMinutes: setting.integer({
    default: 30,
    min: 5,
    max: 60,
    description: 'How long a passed check is good',
  }),
  failuresAllowed: setting.integer({
    default: 3,
    min: 1,
    max: 5,
    description: 'Failures that lock a party',
  }),
  failureWindowHours: setting.integer({
    default: 24,
    min: 24,
    max: 720,
    description: 'Time within which they count together',
  }),
  retentionYears: setting.integer({
    default: 3,
    min: 1,
    max: 25,
    description: 'Years from the end of a case until its record is due to be disposed of',
  }),
}

export type Config = SettingsOf<typeof settings>
export type FileConfig = SettingsOf<typeof fileSettings>

/** @throws {SettingsError} that lists every problem */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
}

/** The part that the import uses. @throws {SettingsError} that lists every problem */
export function readFileConfig(env: Environment): FileConfig {
  return readSettings(fileSettings, env)
}
