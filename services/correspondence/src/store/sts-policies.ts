import type { PolicyCache, StsPolicy } from '@gwirio/mail'
import type { Clock } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

interface Tools {
  readonly db: Kysely<Database>
  readonly vault: Vault
  readonly clock: Clock
}

/** The policies of domains, for all processes; what expired goes when the next one comes. */
export function createStsPolicies({ db, vault, clock }: Tools): PolicyCache {
  return {
    async get(domain) {
      const row = await db
        .selectFrom('stsPolicy')
        .selectAll()
        .where('domainIndex', '=', vault.domainIndex(domain))
        .executeTakeFirst()
      if (!row) return null
      const { policy, domainIndex: _, ...times } = row
      const said: Said = JSON.parse(vault.open('sts_policy.policy', domain, policy))
      return { ...said, ...times }
    },
    async put(domain, { id, mode, mx, ...times }) {
      await deleteExpired(db, clock.now())
      const said: Said = { id, mode, mx }
      const policy = vault.seal('sts_policy.policy', domain, JSON.stringify(said))
      await db
        .insertInto('stsPolicy')
        .values({ domainIndex: vault.domainIndex(domain), policy, ...times })
        .onConflict((conflict) =>
          conflict
            .column('domainIndex')
            .doUpdateSet({ policy, ...times })
            // Whoever asked the domain before has what it said before, however late it is kept
            .where('stsPolicy.fetchedAt', '<=', times.fetchedAt),
        )
        .execute()
    },
  }
}

type Said = Pick<StsPolicy, 'id' | 'mode' | 'mx'>

/** But those that another process deletes, or is about to put anew. */
async function deleteExpired(db: Kysely<Database>, now: Date): Promise<void> {
  await db
    .deleteFrom('stsPolicy')
    .where('domainIndex', 'in', (of) =>
      of
        .selectFrom('stsPolicy')
        .select('domainIndex')
        .where('expiresAt', '<=', now)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}
