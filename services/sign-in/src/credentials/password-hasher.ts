import { randomBytes } from 'node:crypto'
import { argon2id, hash, needsRehash, verify } from 'argon2'

/** Hashes passwords with argon2id (RFC 9106); parameters and salt stand in the PHC string. */
export interface PasswordHasher {
  hash(password: string): Promise<string>
  /** With no hash it takes as long and says no: an unknown account cannot be told by the time (ASVS 5.0 6.3.8). */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>
  /** Whether the hash was made with other parameters than those in force. */
  isOutdated(passwordHash: string): boolean
}

/** OWASP Password Storage Cheat Sheet: at least 19 MiB, 2 passes, 1 lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export async function createPasswordHasher(): Promise<PasswordHasher> {
  const make = (password: string) => hash(comparable(password), { ...parameters, type: argon2id })
  const nobodysHash = await make(randomBytes(32).toString('base64'))
  return {
    hash: make,
    async verify(passwordHash, password) {
      const isRight = await verify(passwordHash ?? nobodysHash, comparable(password))
      return isRight && passwordHash !== undefined
    },
    isOutdated: (passwordHash) => needsRehash(passwordHash, parameters),
  }
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B-4 §3.1.1.2). */
function comparable(password: string): string {
  return password.normalize('NFC')
}
