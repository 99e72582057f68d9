import type { WayIn } from '@gwirio/contracts'

/** Who asks, as their token says. */
interface Asking {
  readonly kind: 'staff' | 'client'
  readonly clientId: string
  readonly scopes: ReadonlySet<string>
}

/** Staff see all, and each look of theirs is audited. */
export function seesAll({ kind, scopes }: Asking): boolean {
  return kind === 'staff' && scopes.has('correspondence:watch')
}

/** A client sees what it handed over itself. */
export function maySee(
  asking: Asking,
  correspondence: { readonly clientId: string; readonly wayIn: WayIn },
): boolean {
  if (asking.kind === 'staff') return seesAll(asking)
  return correspondence.wayIn !== 'staff' && correspondence.clientId === asking.clientId
}
