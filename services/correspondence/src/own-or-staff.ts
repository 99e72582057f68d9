import type { Caller } from '@gwirio/service-kit'
import type { CorrespondenceRecord } from './store/correspondence-record.ts'

/** A client sees what it handed over itself; staff see all, and each look of theirs is audited. */
export function maySee(caller: Caller, record: Pick<CorrespondenceRecord, 'clientId' | 'wayIn'>) {
  if (caller.kind === 'staff') return caller.scopes.has('correspondence:watch')
  return record.wayIn !== 'staff' && record.clientId === caller.clientId
}
