import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

/** What a device and the browser around it can do otherwise than it should. */
export interface Manner {
  readonly origin?: string
  readonly rpId?: string
  readonly isVerified?: boolean
  readonly counter?: number
  readonly userHandle?: string
}

interface Asked {
  readonly challenge: string
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 }

/** A device with one passkey in it, that speaks WebAuthn (Level 3 §6.1, §6.5) with node's own cryptography. */
export function createAuthenticator(party: { origin: string; rpId: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(32)
  let signCount = 0
  let userHandle = ''

  const clientData = (type: string, { challenge }: Asked, { origin = party.origin }: Manner) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  function authenticatorData(manner: Manner, attested: Buffer = Buffer.alloc(0)): Buffer {
    const { rpId = party.rpId, isVerified = true } = manner
    signCount = manner.counter ?? signCount + 1
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(signCount)
    const flag =
      flags.present | (isVerified ? flags.verified : 0) | (attested.length > 0 ? flags.attested : 0)
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flag]), counter, attested])
  }

  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const map = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    return Buffer.from(isoCBOR.encode(map))
  }

  return {
    /** Makes its passkey, as asked by the page. */
    create(options: Asked & { user: { id: string } }, manner: Manner = {}): string {
      userHandle = options.user.id
      const length = Buffer.alloc(2)
      length.writeUInt16BE(credentialId.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, credentialId, coseKey()])
      const attestation = new Map<string, string | Map<never, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<never, never>()],
        ['authData', new Uint8Array(authenticatorData(manner, attested))],
      ])
      return answer({
        clientDataJSON: encode(clientData('webauthn.create', options, manner)),
        attestationObject: encode(Buffer.from(isoCBOR.encode(attestation))),
        transports: ['internal'],
      })
    },

    /** Signs with it. */
    get(options: Asked, manner: Manner = {}): string {
      const data = authenticatorData(manner)
      const client = clientData('webauthn.get', options, manner)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return answer({
        clientDataJSON: encode(client),
        authenticatorData: encode(data),
        signature: encode(signature),
        userHandle: manner.userHandle ?? userHandle,
      })
    },
  }

  function answer(response: object): string {
    const id = encode(credentialId)
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64url')
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
