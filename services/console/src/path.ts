import type { Request } from 'express'
import { z } from 'zod'

const uuids = z.record(z.string(), z.uuid())

/** The ids in the path of a page; `null` when one is no UUID: there is no such page. */
export function pathIds<const Name extends string>(
  request: Request,
  ...names: readonly Name[]
): Record<Name, string> | null {
  const ids = Object.fromEntries(names.map((name) => [name, request.params[name]]))
  const parsed = uuids.safeParse(ids)
  return parsed.success ? (parsed.data as Record<Name, string>) : null
}
