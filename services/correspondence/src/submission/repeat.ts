import { hash } from 'node:crypto'
import { type Refusal, refuse } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import { findCorrespondence } from '../store/correspondence.ts'
import type { CorrespondenceRecord } from '../store/correspondence-record.ts'
import { findIdempotencyKey, type IdempotencyKey } from '../store/idempotency-keys.ts'
import type { Submission } from './submission.ts'

/** The name under which the same request is known again; null when its sender gave none. */
export function nameRequest(
  { vault }: Pick<Context, 'vault'>,
  submission: Submission,
): IdempotencyKey | null {
  if (submission.idempotencyKey === null) return null
  return {
    clientId: submission.submitter.clientId,
    keyDigest: vault.idempotencyDigest(submission.idempotencyKey),
    requestDigest: vault.requestDigest(Buffer.from(writeDown(submission))),
  }
}

/** What was kept for the same request before, if there is any. */
export async function findRepeat(
  { db, vault }: Pick<Context, 'db' | 'vault'>,
  request: IdempotencyKey,
): Promise<CorrespondenceRecord | Refusal<'idempotency-key-used'> | null> {
  const known = await findIdempotencyKey(db, request)
  if (!known) return null
  if (!known.requestDigest.equals(request.requestDigest)) return refuse('idempotency-key-used')
  return await findCorrespondence(db, vault, known)
}

/** Everything that makes it this request and no other. */
function writeDown({ submitter, content, ...submission }: Submission): string {
  const given =
    'raw' in content
      ? { raw: hash('sha256', content.raw) }
      : {
          ...content,
          documents: content.documents.map(({ bytes, ...named }) => ({
            ...named,
            digest: hash('sha256', bytes),
          })),
        }
  const { wayIn, case: caseReference, party, address, kind, reference } = submission
  return JSON.stringify([
    submitter.subject,
    wayIn,
    caseReference,
    party,
    address,
    kind,
    reference,
    given,
  ])
}
