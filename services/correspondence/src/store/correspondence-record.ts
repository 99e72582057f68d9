import type { DocumentView } from '@gwirio/contracts'
import type { Selectable } from 'kysely'
import type { Correspondence } from '../rules/model.ts'
import type { CorrespondenceTable } from './tables.ts'
import type { Vault } from './vault.ts'

type Row = Omit<Selectable<CorrespondenceTable>, 'message' | 'remoteAnswer' | 'returnTokenDigest'>

/** Something that leaves, with its personal fields in the clear and without its message. */
export interface CorrespondenceRecord
  extends Correspondence,
    Readonly<
      Pick<
        Row,
        | 'caseId'
        | 'correspondenceId'
        | 'partyId'
        | 'verificationId'
        | 'caseReference'
        | 'partyReference'
        | 'area'
        | 'kind'
        | 'reference'
        | 'wayIn'
        | 'clientId'
        | 'addressIndex'
        | 'messageId'
        | 'findings'
        | 'version'
        | 'submittedAt'
        | 'handOver'
      >
    > {
  readonly submitterName: string | null
  readonly address: string
  readonly returnToken: string
  readonly documents: readonly DocumentView[]
}

/** What a job is given. */
export function keyOf({
  caseId,
  correspondenceId,
}: Pick<CorrespondenceRecord, 'caseId' | 'correspondenceId'>) {
  return { caseId, correspondenceId }
}

export const recordColumns = [
  'caseId',
  'correspondenceId',
  'partyId',
  'verificationId',
  'caseReference',
  'partyReference',
  'area',
  'kind',
  'reference',
  'wayIn',
  'clientId',
  'submittedBy',
  'submitterName',
  'address',
  'addressIndex',
  'returnToken',
  'messageId',
  'documents',
  'findings',
  'state',
  'reason',
  'pastRecall',
  'attempts',
  'version',
  'submittedAt',
  'readyAt',
  'giveUpAt',
  'sentAt',
  'deliveredAt',
  'handOver',
  'releasedBy',
] as const satisfies ReadonlyArray<keyof Row>

/** @throws Error when a box does not open */
export function openRow(vault: Vault, row: Row): CorrespondenceRecord {
  const { pastRecall, ...kept } = row
  const id = row.correspondenceId
  return {
    ...kept,
    isPastRecall: pastRecall,
    submitterName:
      row.submitterName && vault.open('correspondence.submitter_name', id, row.submitterName),
    address: vault.open('correspondence.address', id, row.address),
    returnToken: vault.open('correspondence.return_token', id, row.returnToken),
    documents: JSON.parse(
      vault.open('correspondence.documents', id, row.documents),
    ) as DocumentView[],
  }
}

/** What the rules change, as columns. */
export function stateColumns(next: Correspondence) {
  return {
    state: next.state,
    reason: next.reason,
    readyAt: next.readyAt,
    giveUpAt: next.giveUpAt,
    attempts: next.attempts,
    pastRecall: next.isPastRecall,
    sentAt: next.sentAt,
    deliveredAt: next.deliveredAt,
    releasedBy: next.releasedBy,
  }
}
