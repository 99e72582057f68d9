import { isAnswer, type MailResolver } from '../authenticate/resolver.ts'

/** Names of the mail servers of a domain in the order to try them, or why there are none. */
export type FoundHosts =
  | { readonly found: readonly string[] }
  | {
      readonly found: null
      readonly code: 'dns' | 'no-domain' | 'null-mx'
    }

/**
 * Looks up who takes mail for a domain (RFC 5321 §5.1): by preference, at random among equals; a domain without MX records is
 * its own mail server; one that says so takes none (RFC 7505).
 *
 * @param random from 0 to 1
 */
export async function findHosts(
  domain: string,
  { resolver, random }: { resolver: MailResolver; random: () => number },
): Promise<FoundHosts> {
  let records: unknown[]
  try {
    records = await resolver(domain, 'MX')
  } catch (error) {
    if (!isAnswer(error)) return { found: null, code: 'dns' }
    const exists = (error as NodeJS.ErrnoException).code === 'ENODATA'
    return exists ? { found: [domain] } : { found: null, code: 'no-domain' }
  }
  const servers = records.filter(isMx)
  if (servers.length === 0) return { found: [domain] }
  const named = servers.filter(({ exchange }) => exchange !== '' && exchange !== '.')
  if (named.length === 0) return { found: null, code: 'null-mx' }
  const ordered = named
    .map((each) => ({ ...each, lot: random() }))
    .sort((one, other) => one.priority - other.priority || one.lot - other.lot)
  const names = ordered.map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, ''))
  return { found: [...new Set(names)] }
}

interface Mx {
  readonly exchange: string
  readonly priority: number
}

function isMx(record: unknown): record is Mx {
  const { exchange, priority } = record as Partial<Mx>
  return typeof exchange === 'string' && typeof priority === 'number'
}
