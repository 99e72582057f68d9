import { instant, uuid } from '@gwirio/contracts'
import { z } from 'zod'
import type { Place } from '../store/work.ts'

const written = z.tuple([instant, uuid])

/** Where the next page goes on, as callers hand it back. */
export function writePlace({ at, verificationId }: Place): string {
  return Buffer.from(JSON.stringify([at.toISOString(), verificationId])).toString('base64url')
}

/** Null for what was not written here: the list begins at its beginning. */
export function readPlace(text: string): Place | null {
  try {
    const read = written.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
    if (!read.success) return null
    const [at, verificationId] = read.data
    return { at: new Date(at), verificationId }
  } catch {
    return null
  }
}
