import { createHash, createPrivateKey, type KeyObject, sign as signBytes } from 'node:crypto'
import { privateKey } from './signed-mail.ts'

export interface Signer {
  domain?: string
  selector?: string
  /** RSA or Ed25519, as PEM. */
  key?: string
  canonicalisation?: string
  /** The `h=` tag; a name stands as often as it is signed. */
  fields?: string
  /** More tags, or other values; undefined takes one away. */
  tags?: Record<string, string | undefined>
  fieldName?: string
}

export const usualFields = 'From:To:Subject:Date:Message-ID:MIME-Version:Content-Type'

/** Signs a message (RFC 6376) with whatever tags a test wants, also wrong ones. */
export function signMail(mail: string, signer: Signer = {}): string {
  const key = createPrivateKey(signer.key ?? privateKey)
  const canonicalisation = signer.canonicalisation ?? 'relaxed/relaxed'
  const [headerForm = 'simple', bodyForm = 'simple'] = canonicalisation.split('/')
  const split = mail.indexOf('\r\n\r\n')
  const header = mail.slice(0, split + 2)
  const body = canonicaliseBody(mail.slice(split + 4), bodyForm)
  const length = signer.tags?.['l']
  const signed = length === undefined ? body : body.slice(0, Number(length))
  const tags = {
    v: '1',
    a: `${key.asymmetricKeyType}-sha256`,
    c: canonicalisation,
    d: signer.domain ?? 'example.com',
    s: signer.selector ?? 's1',
    h: signer.fields ?? usualFields,
    bh: createHash('sha256').update(Buffer.from(signed, 'latin1')).digest('base64'),
    ...signer.tags,
    b: '',
  }
  const field = `${signer.fieldName ?? 'DKIM-Signature'}: ${format(tags)}`
  const fields = selectFields(header, tags.h ?? '')
  const text = [...fields, field].map((one) => canonicaliseField(one, headerForm)).join('\r\n')
  return `${field}${signText(key, Buffer.from(text, 'latin1'))}\r\n${mail}`
}

function format(tags: Record<string, string | undefined>): string {
  const given = Object.entries(tags).filter(([, value]) => value !== undefined)
  return given.map(([name, value]) => `${name}=${value}`).join('; ')
}

function signText(key: KeyObject, text: Buffer): string {
  const isRsa = key.asymmetricKeyType === 'rsa'
  // RFC 8463 §3: Ed25519 signs the hash
  const bytes = isRsa ? text : createHash('sha256').update(text).digest()
  return signBytes(isRsa ? 'sha256' : null, bytes, key).toString('base64')
}

/** The fields that are signed, each name from the bottom of the header upwards (RFC 6376 §5.4.2). */
function selectFields(header: string, names: string): string[] {
  const left = header.match(/[^\r\n][^\n]*\r\n(?:[ \t][^\n]*\r\n)*/g) ?? []
  return names.split(':').flatMap((name) => {
    const wanted = `${name.trim().toLowerCase()}:`
    const at = left.findLastIndex((field) => field.toLowerCase().startsWith(wanted))
    return at < 0 ? [] : left.splice(at, 1).map((field) => field.replace(/\r\n$/, ''))
  })
}

function canonicaliseField(field: string, form: string): string {
  if (form !== 'relaxed') return field
  const [, name = '', value = ''] = /^([^:]+):([\s\S]*)$/.exec(field) ?? []
  const unfolded = value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${name.toLowerCase().trim()}:${unfolded}`
}

function canonicaliseBody(body: string, form: string): string {
  const relaxed = body.replace(/[ \t]+(?=\r\n|$)/g, '').replace(/[ \t]+/g, ' ')
  const text = (form === 'relaxed' ? relaxed : body).replace(/(?:\r\n)+$/, '')
  return text === '' && form === 'relaxed' ? '' : `${text}\r\n`
}
