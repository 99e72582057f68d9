import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { localStaff } from './local-staff.ts'
import { issuerOf, type LocalWorld, local } from './plans.ts'
import { clientIds } from './secrets.ts'
import { submissionFiles } from './submission-certificate.ts'

/** What programs need to drive the running system; holds secrets, so only its owner can read it. */
export interface LocalFile {
  readonly addresses: Readonly<Record<string, string>>
  readonly staff: {
    readonly username: string
    readonly password: string
    readonly totpSecret: string
  }
  /** Everybody who can sign in, `staff` too. */
  readonly people: ReadonlyArray<{
    readonly username: string
    readonly role: string
    readonly password: string
    readonly totpSecret: string
  }>
  readonly client: { readonly id: string; readonly secret: string; readonly scope: string }
}

/** Describes the running system. */
export function describeSystem({ settings, secrets, adminUrl, dataFolder }: LocalWorld): LocalFile {
  return {
    addresses: {
      console: local(settings.consolePort),
      'sign-in': issuerOf(settings),
      'identity-check': local(settings.identityCheckPort),
      'sms-code': local(settings.smsCodePort),
      'email-verification': local(settings.emailVerificationPort),
      correspondence: local(settings.correspondencePort),
      'local-world': local(settings.worldPort),
      smtp: `smtp://127.0.0.1:${settings.smtpPort}`,
      submission: `smtp://localhost:${settings.submissionPort}`,
      'submission-authority': submissionFiles(dataFolder).authority,
      dns: `127.0.0.1:${settings.worldDnsPort}`,
      token: `${local(settings.signInPort)}/token`,
      database: withoutSignIn(adminUrl),
    },
    staff: {
      username: 'staff',
      password: secrets.staffPassword,
      totpSecret: secrets.staffTotpSecret,
    },
    people: localStaff(secrets).map(({ username, role, password, totpSecret }) => ({
      username,
      role,
      password,
      totpSecret,
    })),
    client: {
      id: clientIds.reports,
      secret: secrets.clientSecrets[clientIds.reports] ?? '',
      scope: 'verification:read verification:explain correspondence:send',
    },
  }
}

function withoutSignIn(url: string): string {
  return Object.assign(new URL(url), { username: '', password: '' }).href
}

const fileName = 'local.json'

/** Writes `local.json` into the data folder, mode 0600, while the system runs. */
export function writeLocalFile(world: LocalWorld): void {
  const file = join(world.dataFolder, fileName)
  rmSync(file, { force: true })
  writeFileSync(file, `${JSON.stringify(describeSystem(world), null, 2)}\n`, {
    mode: 0o600,
    flag: 'wx',
  })
}

/** Removes it when the system stops. */
export function removeLocalFile(dataFolder: string): void {
  rmSync(join(dataFolder, fileName), { force: true })
}

/** The system that runs on this folder; `null` when none does, also when an old file was left behind by a kill. */
export async function findRunningSystem(dataFolder: string): Promise<LocalFile | null> {
  const path = join(dataFolder, fileName)
  if (!existsSync(path)) return null
  const file = JSON.parse(readFileSync(path, 'utf8')) as LocalFile
  const isUp = await fetch(`${file.addresses['console']}/health`).then(
    ({ ok }) => ok,
    () => false,
  )
  return isUp ? file : null
}
