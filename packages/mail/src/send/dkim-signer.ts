import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import { type Header, readHeader } from '../message/header-fields.ts'
import { hashBody, relaxField, withLineEnds } from './relaxed-form.ts'

export interface DkimKey {
  readonly domainName: string
  readonly keySelector: string
  /** RSA of at least 2048 bits, in PEM. */
  readonly privateKey: string
}

export interface DkimSigner {
  /**
   * The message with CRLF line ends and a signature on top.
   *
   * @throws TypeError when its header cannot be read in one way only
   */
  sign(raw: Uint8Array, now: Date): Promise<Uint8Array>
}

/** Signed once more than they stand there (RFC 6376 §8.15), so that nobody can add one. */
const signedFields = [
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id'],
  ...['in-reply-to', 'references', 'auto-submitted', 'content-language'],
  ...['mime-version', 'content-type', 'content-transfer-encoding'],
]

/**
 * Signs whole messages (RFC 6376, rsa-sha256, relaxed/relaxed): the libraries at hand sign each field only as often as it stands
 * there, and so leave room for a second From or Subject.
 *
 * @throws TypeError when the key is too weak (RFC 8301 §3.2) or of another kind
 */
export function createDkimSigner({ domainName, keySelector, privateKey }: DkimKey): DkimSigner {
  const key = createPrivateKey(privateKey)
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2_048)
    throw new TypeError('a DKIM key is RSA with 2048 bits or more')
  return {
    async sign(raw, now) {
      const message = withLineEnds(raw)
      const header = readHeader(message)
      const isReadable = !header.isMalformed && header.bodyStart < message.length
      if (!isReadable) throw new TypeError('the header of this message cannot be signed')
      const { names, text } = selectFields(header, message)
      const signature = [
        `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domainName};`,
        ` s=${keySelector}; t=${Math.floor(now.getTime() / 1_000)};`,
        ` h=${names.join(':\r\n  ')};`,
        ` bh=${hashBody(message.subarray(header.bodyStart))};`,
        ' b=',
      ].join('\r\n')
      const value = await signText(`${text}${relaxField(signature)}`, key)
      return Buffer.concat([Buffer.from(`${signature}${fold(value)}\r\n`), message])
    },
  }
}

/** Each name from the bottom of the header upwards (RFC 6376 §5.4.2); one that is not there stands for nothing. */
function selectFields(header: Header, message: Uint8Array): { names: string[]; text: string } {
  const names: string[] = []
  const lines: string[] = []
  for (const name of signedFields) {
    const found = header.fields.filter((field) => field.name === name).reverse()
    for (const { start, end } of found) {
      const field = Buffer.from(message.subarray(start, end)).toString('latin1')
      lines.push(`${relaxField(field)}\r\n`)
    }
    names.push(...Array<string>(found.length + 1).fill(name))
  }
  return { names, text: lines.join('') }
}

/** In the thread pool of Node: the arithmetic is most of the time. */
async function signText(text: string, key: KeyObject): Promise<string> {
  const signature = await promisify(signBytes)(Buffer.from(text, 'latin1'), key)
  return signature.toString('base64')
}

function signBytes(
  text: Buffer,
  key: KeyObject,
  done: (error: Error | null, signature: Buffer) => void,
): void {
  sign('sha256', text, key, done)
}

function fold(base64: string): string {
  return base64.replace(/.{72}(?=.)/g, '$&\r\n  ')
}
