/** Tag, length and value (X.690 §8.1). */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const value = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(value)]), value])
}

export function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, ...parts)
}

/** An object identifier by its bytes (X.690 §8.19). */
export function objectId(...bytes: number[]): Buffer {
  return der(0x06, Buffer.from(bytes))
}

export function toPem(label: string, bytes: Buffer): string {
  const base64 = bytes.toString('base64').replace(/.{1,64}/g, '$&\n')
  return `-----BEGIN ${label}-----\n${base64}-----END ${label}-----\n`
}

function lengthOf({ length }: Buffer): number[] {
  return length < 128 ? [length] : [0x82, length >> 8, length & 0xff]
}
