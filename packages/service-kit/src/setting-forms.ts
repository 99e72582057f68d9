import { type ZodType, z } from 'zod'

/** Encryption keys by id; new data is sealed with `current`, old data opened with the key it names. */
export interface KeyRing {
  readonly current: string
  readonly keys: Readonly<Record<string, Buffer>>
}

export function wholeNumber(min: number, max: number): ZodType<number> {
  return z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
}

export function absoluteUrl(protocols: readonly string[]): ZodType<string> {
  return z
    .string()
    .refine((text) => protocols.some((protocol) => URL.parse(text)?.protocol === `${protocol}:`))
}

export const webOrigin = absoluteUrl(['https', 'http']).refine(
  (text) => URL.parse(text)?.origin === text,
)

export const wordList = z
  .string()
  .transform(splitList)
  .pipe(z.array(z.string().min(1)).min(1))

export const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32)

export const keyRing = z
  .string()
  .transform((text) => splitList(text).map((pair) => pair.split(':')))
  .pipe(z.array(z.tuple([z.string().regex(/^[a-z0-9-]{1,16}$/), key])).min(1))
  .refine((pairs) => new Set(pairs.map(([id]) => id)).size === pairs.length)
  .transform(
    (pairs): KeyRing => ({ current: pairs[0]?.[0] ?? '', keys: Object.fromEntries(pairs) }),
  )

export function splitList(text: string): string[] {
  return text.split(',').map((word) => word.trim())
}
