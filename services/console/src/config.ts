import {
  clientSettings,
  databaseSettings,
  type Environment,
  listenSettings,
  peerSettings,
  readSettings,
  type SettingsOf,
  sealingSettings,
  sessionSettings,
  setting,
  tokenSettings,
} from '@gwirio/service-kit'
import { schema } from './store/schema.ts'

export const settings = {
  ...listenSettings(3000),
  publicUrl: setting.origin({
    description: 'The address under which staff open the console',
    default: 'http://127.0.0.1:3000',
  }),
  ...databaseSettings(schema.role),
  issuer: tokenSettings.issuer,
  tokenAudience: tokenSettings.tokenAudience,
  ...clientSettings,
  sessionSecret: setting.secret({ description: 'Signs the session cookie' }),
  fieldKeys: sealingSettings.fieldKeys,
  identityCheckUrl: peerSettings.identityCheckUrl,
  emailVerificationUrl: peerSettings.emailVerificationUrl,
  smsCodeUrl: peerSettings.smsCodeUrl,
  correspondenceUrl: peerSettings.correspondenceUrl,
  signInUrl: setting.url({
    optional: true,
    description: 'Where sign-in answers about staff and clients; the issuer, if nothing is said',
  }),
  manageStaff: setting.boolean({
    description: "`false` when another OpenID provider has the organisation's staff and clients",
    default: true,
  }),
  organisationName: setting.text({
    description: 'The name in the header of each page',
    default: 'Gwirio',
  }),
  organisationLogo: setting.text({
    optional: true,
    description: 'A picture to stand before that name: the path of an SVG, PNG, JPEG or WebP file',
  }),
  practiceWorldUrl: setting.url({
    optional: true,
    description:
      'A made-up world that answers as service users do; every page then says that this is practice',
  }),
  ...sessionSettings,
}

export type Config = SettingsOf<typeof settings>

/** @throws {SettingsError} that names every problem at once */
export function readConfig(env: Environment): Config {
  return readSettings(settings, env)
}
