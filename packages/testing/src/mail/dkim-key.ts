import { createPublicKey, generateKeyPair } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

export interface DkimKey {
  selector: string
  /** PKCS #8, PEM. */
  privateKey: string
  /** What a DNS record holds after `p=` (RFC 6376 §3.6.1). */
  publicKey: string
}

/** Makes an RSA key of 2048 bits (RFC 8301 §3.2); given a file, it is the same one at every start. */
export async function loadDkimKey(options: {
  selector: string
  file?: string | undefined
}): Promise<DkimKey> {
  const privateKey = (await readKept(options.file)) ?? (await generate())
  if (options.file) {
    await mkdir(path.dirname(options.file), { recursive: true })
    await writeFile(options.file, privateKey, { mode: 0o600 })
  }
  return { selector: options.selector, privateKey, publicKey: dkimPublicKey(privateKey) }
}

/** The `p=` value for a key in PEM, private or public. */
export function dkimPublicKey(pem: string): string {
  return createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')
}

async function generate(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

async function readKept(file: string | undefined): Promise<string | undefined> {
  if (!file) return undefined
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
