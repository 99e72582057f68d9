import { domainToUnicode } from 'node:url'
import { foldLetters } from './fold-letters.ts'
import { nameOfMailbox } from './same-mailbox.ts'

/**
 * The collision form of a normalised address: two addresses that share it may be one mailbox, or
 * look like one. Only for comparing; nothing can be sent to it.
 */
export function comparableAddress(normalised: string): string {
  const at = normalised.lastIndexOf('@')
  const withoutTag = normalised.slice(0, at).replace(/(?<=.)\+.*$/s, '')
  const { local, domain } = nameOfMailbox(withoutTag, normalised.slice(at + 1))
  return `${foldLetters(local)}@${foldLetters(domainToUnicode(domain))}`
}
