import {
  type Area,
  area,
  type Scope,
  type StaffRole,
  scopes,
  scopesOfRole,
  staffRole,
} from '@gwirio/contracts'

/** What the provider lets a person do, and for which offices they work. */
export interface Grants {
  readonly scopes: readonly Scope[]
  /** All of them when the provider names none. */
  readonly areas: readonly Area[]
  /** For display only: what a person may do follows from the scopes. */
  readonly role: StaffRole | null
}

/** What the console asks for: all that any role may do. The provider gives each person what is theirs. */
export const askedScopes: readonly Scope[] = [...new Set(Object.values(scopesOfRole).flat())]

/**
 * Reads the answer of the token endpoint. A provider that names no scope gives what was asked for (RFC 6749 §5.1); a
 * refresh without an ID token changes neither areas nor role.
 */
export function readGrants(
  scope: string | undefined,
  claims: Readonly<Record<string, unknown>> | undefined,
  before: Grants = { scopes: askedScopes, areas: area.options, role: null },
): Grants {
  const given = new Set(scope?.split(' '))
  return {
    scopes: scope === undefined ? before.scopes : scopes.filter((each) => given.has(each)),
    areas: claims ? readAreas(claims['areas']) : before.areas,
    role: claims ? (staffRole.safeParse(claims['role']).data ?? null) : before.role,
  }
}

function readAreas(claim: unknown): readonly Area[] {
  if (!Array.isArray(claim)) return area.options
  const known = area.options.filter((each) => claim.includes(each))
  return known.length > 0 ? known : area.options
}
