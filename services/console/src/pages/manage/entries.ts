import type { Scope } from '@gwirio/contracts'
import type { Context } from '../../context.ts'

/** The pages that change how Gwirio works, and what a person must be allowed for each. */
const entries = [
  { name: 'staff', path: '/manage/staff', scope: 'staff:manage' },
  { name: 'clients', path: '/manage/clients', scope: 'client:manage' },
  { name: 'areas', path: '/manage/areas', scope: 'area:manage' },
  { name: 'templates', path: '/manage/templates', scope: 'template:manage' },
  { name: 'locked', path: '/manage/locked', scope: 'party:unlock' },
  { name: 'retention', path: '/manage/retention', scope: 'retention:manage' },
  { name: 'figures', path: '/figures', scope: 'figures:read' },
] as const satisfies ReadonlyArray<{ name: string; path: string; scope: Scope }>

/** Kept by another OpenID provider, when the organisation has one. */
const ofSignIn: readonly string[] = ['staff', 'clients']

/** What a person with these scopes finds on the first page for managers. */
export function listEntries({ config }: Context, scopes: readonly Scope[]) {
  return entries.filter(
    ({ name, scope }) => scopes.includes(scope) && (config.manageStaff || !ofSignIn.includes(name)),
  )
}
