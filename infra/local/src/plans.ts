import { allStaffScopes, localStaff } from './local-staff.ts'
import type { ProcessPlan } from './processes.ts'
import { clientIds, type LocalSecrets, type Schema } from './secrets.ts'
import type { LocalSettings } from './settings.ts'
import { submissionFiles } from './submission-certificate.ts'

/** What everything needs to know to reach everything else. */
export interface LocalWorld {
  readonly settings: LocalSettings
  readonly secrets: LocalSecrets
  readonly dataFolder: string
  /** Administrator's URL of the database. */
  readonly adminUrl: string
}

/** Domains of the service itself; the zone of the local world holds them. */
const mailDomain = 'gwirio.example'
const replyDomain = 'reply.gwirio.example'
const returnDomain = 'return.gwirio.example'
const dkimSelector = 'gwirio'

/** A service that is started, and where it answers. */
export interface ServicePlan extends ProcessPlan {
  readonly url: string
}

const folders: Record<Schema, string> = {
  sign_in: 'services/sign-in',
  identity_check: 'services/identity-check',
  sms_code: 'services/sms-code',
  email_verification: 'services/email-verification',
  correspondence: 'services/correspondence',
  console: 'services/console',
}

/** One migration for each service's schema, run by the administrator. */
export function planMigrations(world: LocalWorld): ProcessPlan[] {
  return Object.values(folders).map((folder) => ({
    name: `migrate-${folder.replace('services/', '')}`,
    script: `${folder}/migrate.ts`,
    env: { ADMIN_DATABASE_URL: world.adminUrl },
  }))
}

/** The command that makes the staff account and the clients. */
export function planAccounts(world: LocalWorld): { plan: ProcessPlan; input: string } {
  const { secrets, settings } = world
  const consoleUrl = local(settings.consolePort)
  const input = {
    staff: localStaff(secrets).map(({ what: _what, ...account }) => account),
    clients: [
      {
        clientId: clientIds.console,
        kind: 'web',
        secret: secretOf(world, clientIds.console),
        scopes: allStaffScopes(),
        redirectUris: [`${consoleUrl}/signed-in`],
        postLogoutRedirectUris: [`${consoleUrl}/signed-out`],
        backchannelLogoutUri: `${consoleUrl}/backchannel-logout`,
      },
      {
        clientId: clientIds.identityCheck,
        kind: 'service',
        secret: secretOf(world, clientIds.identityCheck),
        scopes: ['party:report'],
      },
      {
        clientId: clientIds.emailVerification,
        kind: 'service',
        secret: secretOf(world, clientIds.emailVerification),
        scopes: ['identity-check:read', 'code:write', 'code:check'],
      },
      {
        clientId: clientIds.smsCode,
        kind: 'service',
        secret: secretOf(world, clientIds.smsCode),
        scopes: ['text:report'],
      },
      {
        clientId: clientIds.correspondence,
        kind: 'service',
        secret: secretOf(world, clientIds.correspondence),
        scopes: ['correspondence:hand-over', 'correspondence:report', 'detail:search'],
      },
      {
        clientId: clientIds.reports,
        kind: 'sending-system',
        secret: secretOf(world, clientIds.reports),
        scopes: ['verification:read', 'verification:explain', 'correspondence:send'],
      },
    ],
  }
  const plan = { name: 'accounts', script: 'services/sign-in/accounts.ts', env: signInEnv(world) }
  return { plan, input: JSON.stringify(input) }
}

/** The command that loads the made-up cases and parties of a file at the first start. */
export function planImport(world: LocalWorld, file: string): ProcessPlan {
  return {
    name: 'import',
    script: 'services/identity-check/import.ts',
    args: [file, '--all-or-nothing'],
    env: identityCheckEnv(world),
  }
}

/** Settings of the command that imports saved mail. */
export function mailImportEnv(world: Pick<LocalWorld, 'settings' | 'secrets' | 'adminUrl'>) {
  const { DATABASE_URL, FIELD_KEYS, INDEX_KEY } = commonEnv(world, 'email_verification')
  return { DATABASE_URL, FIELD_KEYS, INDEX_KEY }
}

/** The world outside: phones, mailboxes, DNS. */
export function planWorld(world: LocalWorld): ServicePlan {
  const { settings, secrets } = world
  return {
    name: 'local-world',
    script: 'infra/local/world/index.ts',
    url: local(settings.worldPort),
    env: {
      PORT: String(settings.worldPort),
      SMTP_PORT: String(settings.worldSmtpPort),
      MX_PORT: String(settings.worldMxPort),
      POLICY_PORT: String(settings.worldPolicyPort),
      SCANNER_PORT: String(settings.worldScannerPort),
      DNS_PORT: String(settings.worldDnsPort),
      CODE_SECONDS: String(settings.codeLifetimeSeconds),
      FOLDER: `${world.dataFolder}/world`,
      SERVICE_MAIL_DOMAIN: mailDomain,
      SERVICE_REPLY_DOMAIN: replyDomain,
      SERVICE_SMTP: `127.0.0.1:${settings.smtpPort}`,
      SERVICE_RETURN_DOMAIN: returnDomain,
      SERVICE_RETURN_SMTP: `127.0.0.1:${settings.returnSmtpPort}`,
      SERVICE_DKIM_SELECTOR: dkimSelector,
      SERVICE_DKIM_PRIVATE_KEY: secrets.dkimPrivateKey,
      TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
      TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
      STAFF_TOTP_SECRETS: localStaff(secrets)
        .map(({ username, totpSecret }) => `${username}:${totpSecret}`)
        .join(','),
    },
  }
}

/** The services, in the order in which they need each other. */
export function planServices(world: LocalWorld): ServicePlan[] {
  const { settings } = world
  const service = (schema: Schema, port: number, env: Record<string, string>): ServicePlan => ({
    name: folders[schema].replace('services/', ''),
    script: `${folders[schema]}/index.ts`,
    url: local(port),
    env: { ...env, PORT: String(port) },
  })
  return [
    service('sign_in', settings.signInPort, signInEnv(world)),
    service('identity_check', settings.identityCheckPort, identityCheckEnv(world)),
    service('sms_code', settings.smsCodePort, smsCodeEnv(world)),
    service('email_verification', settings.emailVerificationPort, emailVerificationEnv(world)),
    service('correspondence', settings.correspondencePort, correspondenceEnv(world)),
    service('console', settings.consolePort, consoleEnv(world)),
  ]
}

function signInEnv(world: LocalWorld) {
  return { ...commonEnv(world, 'sign_in') }
}

function identityCheckEnv(world: LocalWorld) {
  return {
    ...commonEnv(world, 'identity_check'),
    ...clientEnv(world, clientIds.identityCheck),
    EMAIL_VERIFICATION_URL: local(world.settings.emailVerificationPort),
    ANSWER_PEPPER: world.secrets.answerPepper,
  }
}

function smsCodeEnv(world: LocalWorld) {
  const { settings, secrets } = world
  return {
    ...commonEnv(world, 'sms_code'),
    ...clientEnv(world, clientIds.smsCode),
    PUBLIC_URL: local(settings.smsCodePort),
    EMAIL_VERIFICATION_URL: local(settings.emailVerificationPort),
    TWILIO_API_URL: local(settings.worldPort),
    TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
    TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
    TWILIO_SENDER: 'Gwirio',
    CODE_LIFETIME_SECONDS: String(settings.codeLifetimeSeconds),
  }
}

function emailVerificationEnv(world: LocalWorld) {
  const { settings, secrets } = world
  return {
    ...commonEnv(world, 'email_verification'),
    ...clientEnv(world, clientIds.emailVerification),
    IDENTITY_CHECK_URL: local(settings.identityCheckPort),
    SMS_CODE_URL: local(settings.smsCodePort),
    SMTP_PORT: String(settings.smtpPort),
    // The whole world outside has one address here
    MAX_CONNECTIONS_PER_CLIENT: '500',
    MAX_MESSAGES_PER_MINUTE: '100000',
    SMTP_URL: `smtp://127.0.0.1:${settings.worldSmtpPort}`,
    MAIL_DOMAIN: mailDomain,
    REPLY_DOMAIN: replyDomain,
    SENDER_NAME: 'Gwirio',
    DKIM_SELECTOR: dkimSelector,
    DKIM_PRIVATE_KEY: secrets.dkimPrivateKey,
    DNS_SERVERS: `127.0.0.1:${settings.worldDnsPort}`,
  }
}

/** Who signs the certificates of the mail servers of the world outside. */
export function worldAuthorityFile(dataFolder: string): string {
  return `${dataFolder}/world/mail/authority.pem`
}

function correspondenceEnv(world: LocalWorld) {
  const { settings, secrets } = world
  const submission = submissionFiles(world.dataFolder)
  return {
    ...commonEnv(world, 'correspondence'),
    ...clientEnv(world, clientIds.correspondence),
    IDENTITY_CHECK_URL: local(settings.identityCheckPort),
    EMAIL_VERIFICATION_URL: local(settings.emailVerificationPort),
    FROM_ADDRESS: `letters@${mailDomain}`,
    SENDER_NAME: 'Gwirio',
    PRIVACY_URL: `https://www.${mailDomain}/privacy`,
    MAIL_DOMAIN: mailDomain,
    DKIM_SELECTOR: dkimSelector,
    DKIM_PRIVATE_KEY: secrets.dkimPrivateKey,
    RETURN_DOMAIN: returnDomain,
    RETURN_SMTP_PORT: String(settings.returnSmtpPort),
    SUBMISSION_PORT: String(settings.submissionPort),
    SUBMISSION_TLS_CERT_FILE: submission.cert,
    SUBMISSION_TLS_KEY_FILE: submission.key,
    DNS_SERVERS: `127.0.0.1:${settings.worldDnsPort}`,
    REMOTE_SMTP_PORT: String(settings.worldMxPort),
    REMOTE_POLICY_PORT: String(settings.worldPolicyPort),
    REMOTE_CA_FILE: `${worldAuthorityFile(world.dataFolder)}.cert`,
    // All the world is this machine here
    ALLOW_PRIVATE_ADDRESSES: 'true',
    LOCAL_WEBHOOKS: 'true',
    VIRUS_SCANNER_URL: `tcp://127.0.0.1:${settings.worldScannerPort}`,
  }
}

function consoleEnv(world: LocalWorld) {
  const { settings, secrets } = world
  return {
    ...commonEnv(world, 'console'),
    ...clientEnv(world, clientIds.console),
    PUBLIC_URL: local(settings.consolePort),
    SESSION_SECRET: secrets.sessionSecret,
    IDENTITY_CHECK_URL: local(settings.identityCheckPort),
    EMAIL_VERIFICATION_URL: local(settings.emailVerificationPort),
    SMS_CODE_URL: local(settings.smsCodePort),
    CORRESPONDENCE_URL: local(settings.correspondencePort),
    PRACTICE_WORLD_URL: local(settings.worldPort),
  }
}

function commonEnv(
  { settings, secrets, adminUrl }: Pick<LocalWorld, 'settings' | 'secrets' | 'adminUrl'>,
  schema: Schema,
) {
  const url = new URL(adminUrl)
  url.username = `gwirio_${schema}`
  url.password = secrets.databasePasswords[schema]
  return {
    DATABASE_URL: url.href,
    ISSUER: issuerOf(settings),
    FIELD_KEYS: secrets.fieldKeys[schema],
    INDEX_KEY: secrets.indexKeys[schema],
  }
}

function clientEnv(world: LocalWorld, clientId: string): Record<string, string> {
  return { CLIENT_ID: clientId, CLIENT_SECRET: secretOf(world, clientId) }
}

function secretOf(world: LocalWorld, clientId: string): string {
  const secret = world.secrets.clientSecrets[clientId]
  if (secret === undefined) throw new Error(`No secret for ${clientId}`)
  return secret
}

/** Sign-in by a name: browsers give passkeys to names alone. */
export function issuerOf({ signInPort }: LocalSettings): string {
  return `http://localhost:${signInPort}`
}

/** Address of a service of this machine. */
export function local(port: number): string {
  return `http://127.0.0.1:${port}`
}
