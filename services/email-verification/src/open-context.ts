import { createAudit } from '@gwirio/audit'
import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createMailer, createMailReader, createResolver, type Mailer } from '@gwirio/mail'
import { type Clock, createServiceToken, type Logger, systemClock } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { type Config, numbersOf } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { afterTimeout } from './gate/after.ts'
import { openHandOverPool } from './gate/open-hand-over-pool.ts'
import { createQuestions } from './gate/questions.ts'
import { createReceipts } from './gate/receipts.ts'
import { type ChangeFeed, openChangeFeed } from './gateways/change-feed.ts'
import { createIdentityCheck } from './gateways/identity-check.ts'
import { createSmsCode } from './gateways/sms-code.ts'
import { schema } from './store/schema.ts'
import type { Database } from './store/tables.ts'
import { createVault } from './store/vault.ts'

/** What tests put in the place of the real thing. */
export type Overrides = Partial<Context>

const feedPollSeconds = 5

/** Opens everything the service has in its hands; what must be closed goes onto the stack. */
export function openContext(
  config: Config,
  overrides: Overrides & { log: Logger },
  opened: AsyncDisposableStack,
): Context {
  const { log } = overrides
  const clock = overrides.clock ?? systemClock
  const after = overrides.after ?? afterTimeout
  const url = config.databaseUrl
  const db = openDatabase<Database>({ url, applicationName: serviceName })
  opened.defer(() => db.destroy())
  const cipher = createFieldCipher(config.fieldKeys)
  const vault = createVault(cipher, createBlindIndex(config.indexKey))
  const audit = createAudit({ service: serviceName, cipher })
  const token = createToken(config, clock)
  return {
    numbers: numbersOf(config),
    mail: nameMail(config),
    keepUnknownDays: config.keepUnknownDays,
    receiptKeyDays: config.receiptKeyDays,
    areasAcceptingWeak: new Set(config.areasAcceptingWeak),
    db,
    vault,
    audit,
    clock,
    after,
    questions: createQuestions({ db, vault, audit, clock }),
    receipts: createReceipts({ db, vault, clock }),
    handOvers: opened.use(openHandOverPool(config, { db, vault, audit, clock, after, log })),
    feed: opened.use(openFeed(config, db, log)),
    mailer: opened.use(openMailer(config)),
    reader: opened.use(createMailReader()),
    // Last, so that it is closed first: its handlers use all the rest
    jobs: opened.use(openJobs({ url, schema: schema.schema, log })),
    resolver: createResolver({ servers: config.dnsServers }),
    identityCheck: createIdentityCheck({ baseUrl: config.identityCheckUrl, token }),
    smsCode: createSmsCode({ baseUrl: config.smsCodeUrl, token }),
    ...overrides,
  }
}

function createToken(config: Config, clock: Clock): () => Promise<string> {
  return createServiceToken({
    issuer: config.issuer,
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    scope: 'identity-check:read code:write code:check',
    resource: config.tokenAudience,
    clock,
  })
}

function openFeed(config: Config, db: Kysely<Database>, log: Logger): ChangeFeed {
  return openChangeFeed({
    db,
    url: config.databaseUrl,
    log,
    maxFollowers: config.maxWatchers,
    maxFollowersEach: config.maxWatchersEach,
    pollSeconds: feedPollSeconds,
  })
}

function openMailer(config: Config): Mailer {
  return createMailer({
    url: config.smtpUrl,
    dkim: {
      domainName: config.mailDomain,
      keySelector: config.dkimSelector,
      privateKey: config.dkimPrivateKey,
    },
  })
}

function nameMail(config: Config): Context['mail'] {
  const { senderName, mailDomain, replyDomain, ownDomains, trustedAuthservId } = config
  return {
    senderName,
    replyDomain,
    ownDomains: new Set([...ownDomains, mailDomain, replyDomain]),
    serverName: replyDomain,
    arcForwarders: config.arcForwarders,
    edge: nameEdge(trustedAuthservId, config.hopsBehindEdge),
    mailboxEdge: nameEdge(trustedAuthservId, config.imapHopsBehindEdge),
  }
}

function nameEdge(authservId: string | undefined, hopsBehind: number) {
  return authservId ? { authservId, hopsBehind } : null
}
