import { domainToUnicode } from 'node:url'
import { foldLetters } from './fold-letters.ts'

const googleDomains = new Set(['gmail.com', 'googlemail.com'])

/**
 * The collision form of a normalised address: two addresses that share it may be one mailbox, or
 * look like one. Only for comparing; nothing can be sent to it.
 */
export function comparableAddress(normalised: string): string {
  const at = normalised.lastIndexOf('@')
  const domain = normalised.slice(at + 1)
  const withoutTag = normalised.slice(0, at).replace(/(?<=.)\+.*$/s, '')
  const isGoogle = googleDomains.has(domain)
  const local = isGoogle ? withoutTag.replaceAll('.', '') : withoutTag
  return `${foldLetters(local)}@${foldLetters(isGoogle ? 'gmail.com' : domainToUnicode(domain))}`
}
