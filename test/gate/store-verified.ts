import type { GateQuestion } from '@gwirio/contracts'
import { openDatabase } from '@gwirio/database'
import type { GateServices } from './services.ts'
import { store, verified } from './states.ts'

/** Stores so many parties with a verified address. @returns what asks for each of them */
export async function storeVerified(
  { adminUrl, indexKey }: GateServices,
  count: number,
): Promise<GateQuestion[]> {
  const db = openDatabase<unknown>({ url: adminUrl, maxConnections: 1 })
  const made: GateQuestion[] = []
  for (let number = 1; number <= count; number += 1)
    made.push(await store(db, verified, { number, indexKey }))
  await db.destroy()
  return made
}
