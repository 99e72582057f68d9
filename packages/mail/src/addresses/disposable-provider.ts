import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

const disposable = disposableEmailBlocklistSet()

/** Whether a domain (A-label form), or one above it, gives mailboxes away that are gone in an hour. */
export function isDisposableProvider(domain: string): boolean {
  const labels = domain.split('.')
  return labels.some((_, position) => disposable.has(labels.slice(position).join('.')))
}
