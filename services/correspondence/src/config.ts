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

export const settings = {
  ...listenSettings(3005),
  ...databaseSettings(schema.role),
  ...tokenSettings,
  ...clientSettings,
  ...sealingSettings,
  identityCheckUrl: peerSettings.identityCheckUrl,
  emailVerificationUrl: peerSettings.emailVerificationUrl,
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
}

export type Config = SettingsOf<typeof settings>

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
}
