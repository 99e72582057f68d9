import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { der, objectId, sequence, toPem } from './der.ts'

/** Both in PEM. */
export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Whose certificates verify for whoever is given `cert` as `ca`. */
export interface Authority {
  readonly cert: string
  /** A certificate for these host names. */
  issue(hostNames: readonly string[]): Certificate
}

/** A certificate that signs itself (RFC 5280, Ed25519 as in RFC 8410), good for these tests alone. */
export function createCertificate(commonName: string): Certificate {
  const { privateKey } = generateKeyPairSync('ed25519')
  return certify({
    subject: commonName,
    subjectKey: privateKey,
    issuer: commonName,
    by: privateKey,
  })
}

/** An authority for tests; given a file, it is the same one at every start, and its certificate stands beside its key. */
export async function openAuthority(
  options: { file?: string | undefined } = {},
): Promise<Authority> {
  const issuer = 'Gwirio test authority'
  const { file } = options
  const kept = file && (await readFile(file, 'utf8').catch(() => undefined))
  const by = kept ? createPrivateKey(kept) : generateKeyPairSync('ed25519').privateKey
  const own = certify({ subject: issuer, subjectKey: by, issuer, by, extensions: [isAuthority] })
  if (file && !kept) {
    await mkdir(path.dirname(file), { recursive: true })
    // The key last: where it stands, its certificate does, and neither is written again while somebody reads it
    await writeFile(`${file}.cert`, own.cert)
    await writeFile(file, own.key, { mode: 0o600 })
  }
  return {
    cert: own.cert,
    issue(hostNames) {
      const { privateKey } = generateKeyPairSync('ed25519')
      const [subject = ''] = hostNames
      const extensions = [alternativeNames(hostNames)]
      return certify({ subject, subjectKey: privateKey, issuer, by, extensions })
    },
  }
}

const algorithm = sequence(objectId(0x2b, 0x65, 0x70))
const validity = sequence(
  der(0x17, Buffer.from('250101000000Z')),
  der(0x17, Buffer.from('491231235959Z')),
)
/** Basic constraints, critical: a certificate that may sign others (RFC 5280 §4.2.1.9). */
const isAuthority = sequence(
  objectId(0x55, 0x1d, 0x13),
  der(0x01, Buffer.from([0xff])),
  der(0x04, sequence(der(0x01, Buffer.from([0xff])))),
)

/** RFC 5280 §4.2.1.6 */
function alternativeNames(hostNames: readonly string[]): Buffer {
  const names = hostNames.map((name) => der(0x82, Buffer.from(name)))
  return sequence(objectId(0x55, 0x1d, 0x11), der(0x04, sequence(...names)))
}

function certify(given: {
  subject: string
  subjectKey: KeyObject
  issuer: string
  by: KeyObject
  extensions?: readonly Buffer[]
}): Certificate {
  const publicKey = createPublicKey(given.subjectKey).export({ type: 'spki', format: 'der' })
  const serial = Buffer.concat([Buffer.from([0x40]), randomBytes(15)])
  const extensions = given.extensions ? [der(0xa3, sequence(...given.extensions))] : []
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    algorithm,
    nameOf(given.issuer),
    validity,
    nameOf(given.subject),
    publicKey,
    ...extensions,
  )
  const signature = der(0x03, Buffer.from([0]), sign(null, content, given.by))
  return {
    key: given.subjectKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: toPem('CERTIFICATE', sequence(content, algorithm, signature)),
  }
}

function nameOf(commonName: string): Buffer {
  const attribute = sequence(objectId(0x55, 0x04, 0x03), der(0x0c, Buffer.from(commonName)))
  return sequence(der(0x31, attribute))
}
