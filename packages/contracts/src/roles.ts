import type { Scope } from './operation.ts'
import type { StaffRole } from './words.ts'

const reading = ['party:read', 'verification:watch', 'correspondence:watch', 'session:end'] as const
const phoning = [
  ...reading,
  'party:write',
  'identity-check:write',
  'verification:write',
  'approval:decide',
  'correspondence:send',
  'correspondence:manage',
] as const

/**
 * What each role of the staff may do. Another OpenID provider gives the same scopes to its own roles. `approval:manage`
 * decides what only a manager may decide.
 */
export const scopesOfRole = {
  'business-support': phoning,
  manager: [
    ...phoning,
    'party:unlock',
    'area:manage',
    'retention:manage',
    'approval:manage',
    'template:manage',
    'figures:read',
    'staff:manage',
    'client:manage',
  ],
  auditor: [...reading, 'figures:read'],
} as const satisfies Record<StaffRole, readonly Scope[]>
