import { resolve } from 'node:path'
import { LocalError } from './local-error.ts'
import { findRunningSystem } from './local-file.ts'
import { mailImportEnv } from './plans.ts'
import { loadSecrets } from './secrets.ts'
import { readLocalSettings } from './settings.ts'

const names = ['DATABASE_URL', 'FIELD_KEYS', 'INDEX_KEY']

/**
 * Into which system mail is imported: the one that the environment names, if only by one setting, so that no
 * installation's mail ever comes here by mistake; else the one that `npm start` runs on this machine.
 *
 * @returns the settings to add to the environment
 * @throws {LocalError} when there is neither
 */
export async function chooseImportSettings(
  env: NodeJS.ProcessEnv,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  if (names.some((name) => env[name] || env[`${name}_FILE`])) return {}
  const settings = readLocalSettings(env)
  const dataFolder = resolve(root, settings.dataFolder)
  const system = await findRunningSystem(dataFolder)
  if (!system)
    throw new LocalError(
      `No local system runs: type npm start in another terminal, or set ${names.join(', ')} of an installation.`,
    )
  const adminUrl = system.addresses['database'] ?? ''
  return mailImportEnv({ settings, secrets: loadSecrets(dataFolder), adminUrl })
}
