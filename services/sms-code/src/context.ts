import { randomBytes } from 'node:crypto'
import { type Audit, createAudit } from '@gwirio/audit'
import {
  createBlindIndex,
  createFieldCipher,
  type FieldCipher,
  type Jobs,
  openDatabase,
  openJobs,
} from '@gwirio/database'
import {
  type Clock,
  createLogger,
  createServiceToken,
  type Logger,
  systemClock,
} from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { type Config, limitsOf } from './config.ts'
import { createReportGateway, type ReportGateway } from './gateways/report-gateway.ts'
import type { TextGateway } from './gateways/text-gateway.ts'
import { createTwilioGateway } from './gateways/twilio.ts'
import { createHotp, type Hotp } from './hotp.ts'
import type { CodeLimits } from './rules/codes.ts'
import { schema } from './store/schema.ts'
import type { Tables } from './store/tables.ts'

export const serviceName = 'sms-code'

/** What the service has in its hands. */
export interface Context {
  readonly config: Config
  readonly limits: CodeLimits
  readonly db: Kysely<Tables>
  readonly jobs: Jobs
  readonly audit: Audit
  readonly cipher: FieldCipher
  readonly hotp: Hotp
  /** The keyed hash under which the texts to a mobile (E.164) are counted. */
  readonly indexMobile: (mobile: string) => Buffer
  readonly texts: TextGateway
  readonly reports: ReportGateway
  readonly clock: Clock
  readonly log: Logger
}

/** What a test brings instead of the real thing. */
export type Overrides = Partial<Pick<Context, 'clock' | 'log' | 'texts'>>

export function createContext(config: Config, overrides: Overrides = {}): Context {
  const clock = overrides.clock ?? systemClock
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  const cipher = createFieldCipher(config.fieldKeys)
  const index = createBlindIndex(config.indexKey)
  const url = config.databaseUrl
  return {
    config,
    limits: limitsOf(config),
    db: openDatabase({ url, applicationName: serviceName }),
    jobs: openJobs({ url, schema: schema.schema, log }),
    audit: createAudit({ service: serviceName, cipher }),
    cipher,
    hotp: createHotp({ cipher, randomBytes }),
    indexMobile: (mobile) => index('sms_code.text.mobile', mobile),
    texts: overrides.texts ?? connectTwilio(config),
    reports: createReportGateway({
      baseUrl: config.emailVerificationUrl,
      token: createServiceToken({
        issuer: config.issuer,
        clientId: config.clientId,
        clientSecret: config.clientSecret,
        scope: 'text:report',
        resource: config.tokenAudience,
        clock,
      }),
    }),
    clock,
    log,
  }
}

function connectTwilio(config: Config): TextGateway {
  return createTwilioGateway({
    apiUrl: config.twilioApiUrl,
    accountSid: config.twilioAccountSid,
    authToken: config.twilioAuthToken,
    sender: config.twilioSender,
    timeoutMilliseconds: config.twilioTimeoutSeconds * 1000,
  })
}
