import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGwirioClient, type GwirioClientOptions } from '@gwirio/client'
import { type Io, UsageError } from './io.ts'

type Env = Io['env']

/** The client that the environment describes. */
export async function connect(io: Io, options: { local?: true }) {
  return createGwirioClient(await readConnection(io, options))
}

/** @throws {UsageError} that names every setting that is missing */
export async function readConnection(
  { env }: Pick<Io, 'env'>,
  { local }: { local?: true },
): Promise<GwirioClientOptions> {
  if (local) return readLocal(env['DATA_FOLDER'] ?? '.data')
  const clientSecret = await readSecret(env)
  const { GWIRIO_ISSUER: issuer, GWIRIO_TOKEN_URL: tokenUrl } = env
  const missing = [
    ...(baseUrlsOf(env) ? [] : ['GWIRIO_URL']),
    ...((issuer ?? tokenUrl) ? [] : ['GWIRIO_ISSUER']),
    ...(env['GWIRIO_CLIENT_ID'] ? [] : ['GWIRIO_CLIENT_ID']),
    ...(clientSecret ? [] : ['GWIRIO_CLIENT_SECRET or GWIRIO_CLIENT_SECRET_FILE']),
  ]
  if (missing.length > 0) throw new UsageError(`set ${missing.join(', ')} in the environment`)
  const resource = env['GWIRIO_RESOURCE']
  return {
    baseUrls: baseUrlsOf(env) ?? '',
    clientId: env['GWIRIO_CLIENT_ID'] ?? '',
    clientSecret,
    ...(issuer && { issuer }),
    ...(tokenUrl && { tokenUrl }),
    ...(resource && { resource }),
  }
}

function baseUrlsOf(env: Env): GwirioClientOptions['baseUrls'] | null {
  const one = env['GWIRIO_URL']
  const emailVerification = env['GWIRIO_EMAIL_VERIFICATION_URL'] ?? one
  const correspondence = env['GWIRIO_CORRESPONDENCE_URL'] ?? one
  return emailVerification && correspondence ? { emailVerification, correspondence } : null
}

async function readSecret(env: Env): Promise<string> {
  const file = env['GWIRIO_CLIENT_SECRET_FILE']
  if (!file) return env['GWIRIO_CLIENT_SECRET'] ?? ''
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => {
      throw new UsageError('the file that GWIRIO_CLIENT_SECRET_FILE names cannot be read')
    },
  )
}

/** `local.json` is there while `npm start` runs. */
async function readLocal(folder: string): Promise<GwirioClientOptions> {
  const text = await readFile(join(folder, 'local.json'), 'utf8').catch(() => {
    throw new UsageError(`no system runs on ${folder}: start it with npm start`)
  })
  const { addresses, client } = JSON.parse(text) as {
    addresses: Record<string, string>
    client: { id: string; secret: string }
  }
  return {
    baseUrls: {
      emailVerification: addresses['email-verification'] ?? '',
      correspondence: addresses['correspondence'] ?? '',
    },
    issuer: addresses['sign-in'] ?? '',
    clientId: client.id,
    clientSecret: client.secret,
  }
}
