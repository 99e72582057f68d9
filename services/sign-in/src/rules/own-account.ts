import type { Area, StaffRole } from '@gwirio/contracts'

interface Standing {
  readonly role: StaffRole
  readonly areas: readonly Area[]
}

/** Whether a change touches what somebody may do or sees by default, and not only their name. */
export function changesStanding(before: Standing, after: Standing): boolean {
  const { role, areas } = after
  const isSame = (one: readonly Area[], other: readonly Area[]) =>
    one.every((area) => other.includes(area))
  const hasSameAreas = isSame(before.areas, areas) && isSame(areas, before.areas)
  return before.role !== role || !hasSameAreas
}
