import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Keys for AES-256-GCM (32 bytes) by their id. `current` seals; every key opens. */
export interface EncryptionKeys {
  readonly current: string
  readonly keys: Readonly<Record<string, Buffer>>
}

/** Seals single fields of a row. */
export interface FieldCipher {
  /**
   * @param context where the value belongs, for example `identity_check.party.mobile:<partyId>`: the box opens only with
   *   the same words, so a box copied to another row or column is worthless there
   */
  seal(plain: string, context: string): Buffer
  /**
   * @throws Error when the box was changed, belongs elsewhere, or was sealed with a key that is not among the keys
   */
  open(box: Buffer, context: string): string
  /** The id of the key that sealed the box: what a rotation looks for. */
  keyIdOf(box: Buffer): string
}

const format = 1
const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; a key is good for 2^32 boxes (§8.3).
 * A box is: format 1 (1 byte), length of the key id (1), key id, nonce (12), tag (16), ciphertext. Everything before the
 * nonce is authenticated together with the context.
 */
export function createFieldCipher({ current, keys }: EncryptionKeys): FieldCipher {
  return {
    seal(plain, context) {
      const header = Buffer.concat([Buffer.from([format, current.length]), Buffer.from(current)])
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', keyFor(current), nonce)
      cipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed])
    },
    open(box, context) {
      const { header, keyId, nonce, tag, sealed } = split(box)
      const decipher = createDecipheriv('aes-256-gcm', keyFor(keyId), nonce, {
        authTagLength: tagBytes,
      })
      decipher.setAAD(Buffer.concat([header, Buffer.from(context)]))
      decipher.setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
      } catch (cause) {
        throw new Error(`A sealed field does not open: changed, or not from ${columnOf(context)}`, {
          cause,
        })
      }
    },
    keyIdOf: (box) => split(box).keyId,
  }

  function keyFor(keyId: string): Buffer {
    const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined
    if (key) return key
    throw new Error(
      `There is no encryption key "${keyId}". Add it behind the current one in the setting that holds the keys.`,
    )
  }
}

function split(box: Buffer) {
  const headerBytes = 2 + (box[1] ?? 0)
  const sealedAt = headerBytes + nonceBytes + tagBytes
  if (box[0] !== format || box.length < sealedAt) {
    throw new Error('A sealed field is cut short or of an unknown format')
  }
  return {
    header: box.subarray(0, headerBytes),
    keyId: box.toString('utf8', 2, headerBytes),
    nonce: box.subarray(headerBytes, headerBytes + nonceBytes),
    tag: box.subarray(headerBytes + nonceBytes, sealedAt),
    sealed: box.subarray(sealedAt),
  }
}

/** Of a context, what names no row. */
function columnOf(context: string) {
  return context.split(':')[0]
}
