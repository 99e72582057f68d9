import { type Scope, scopesOfRole } from '@gwirio/contracts'
import type { LocalSecrets } from './secrets.ts'

/** Everybody who can sign in here, and what they are. Two of business support, for what takes a second person. */
export function localStaff({ staffPassword, staffTotpSecret, otherStaff }: LocalSecrets) {
  return [
    {
      username: 'staff',
      displayName: 'Business Support',
      role: 'business-support',
      what: 'business support',
      password: staffPassword,
      totpSecret: staffTotpSecret,
    },
    {
      username: 'staff2',
      displayName: 'Second Person',
      role: 'business-support',
      what: 'business support too: decides what takes a second person',
      ...otherStaff.staff2,
    },
    {
      username: 'manager',
      displayName: 'Team Manager',
      role: 'manager',
      what: 'manager',
      ...otherStaff.manager,
    },
    {
      username: 'auditor',
      displayName: 'Auditor',
      role: 'auditor',
      what: 'auditor: reads only',
      ...otherStaff.auditor,
    },
  ]
}

/** The console acts for staff of every role; their tokens carry what theirs allows. */
export function allStaffScopes(): Scope[] {
  return [...new Set(Object.values(scopesOfRole).flat())]
}
