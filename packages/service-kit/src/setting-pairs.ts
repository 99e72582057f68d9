import { environmentName } from './settings.ts'

/**
 * Of two settings that need each other, such as a certificate and its key.
 *
 * @returns what is wrong where only one of them is set, with the remedy
 */
export function findHalfSet<Config extends object>(
  config: Config,
  one: keyof Config & string,
  other: keyof Config & string,
): string[] {
  if ((config[one] === undefined) === (config[other] === undefined)) return []
  return [
    `${environmentName(one)} and ${environmentName(other)} belong together: set both or none.`,
  ]
}

/**
 * Of two settings that exclude each other, such as a port and a socket to listen on.
 *
 * @returns what is wrong where both are set, with the remedy
 */
export function findBothSet<Config extends object>(
  config: Config,
  one: keyof Config & string,
  other: keyof Config & string,
): string[] {
  if (config[one] === undefined || config[other] === undefined) return []
  return [`${environmentName(one)} and ${environmentName(other)} are both set: remove one of them.`]
}
