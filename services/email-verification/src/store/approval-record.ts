import type { Selectable } from 'kysely'
import type { ApprovalTable } from './approval-tables.ts'
import type { Vault } from './vault.ts'

type Sealed = 'address' | 'note' | 'requesterName' | 'deciderName' | 'decisionNote'
type Indexed = 'addressIndex' | 'mobileIndex' | 'nearIndexes'
type Row = Selectable<ApprovalTable>

/** An approval as the service knows it, its personal fields in the clear. */
export interface ApprovalRecord extends Readonly<Omit<Row, Sealed | Indexed | 'kinds'>> {
  readonly kinds: readonly Row['kinds'][number][]
  readonly addressIndex: Buffer | null
  readonly mobileIndex: Buffer | null
  readonly nearIndexes: readonly Buffer[] | null
  /** As it was typed. */
  readonly address: string | null
  readonly note: string
  readonly requesterName: string
  readonly deciderName: string | null
  readonly decisionNote: string | null
}

export function sealApproval(vault: Vault, approval: ApprovalRecord): Row {
  const seal = (column: string, plain: string) =>
    vault.seal(`approval.${column}`, approval.approvalId, plain)
  const sealAny = (column: string, plain: string | null) =>
    plain === null ? null : seal(column, plain)
  return {
    ...approval,
    kinds: [...approval.kinds],
    nearIndexes: approval.nearIndexes && [...approval.nearIndexes],
    note: seal('note', approval.note),
    requesterName: seal('requester_name', approval.requesterName),
    address: sealAny('address', approval.address),
    deciderName: sealAny('decider_name', approval.deciderName),
    decisionNote: sealAny('decision_note', approval.decisionNote),
  }
}

export function openApproval(vault: Vault, row: Row): ApprovalRecord {
  const open = (column: string, box: Buffer) =>
    vault.open(`approval.${column}`, row.approvalId, box)
  const openAny = (column: string, box: Buffer | null) => (box === null ? null : open(column, box))
  return {
    ...row,
    note: open('note', row.note),
    requesterName: open('requester_name', row.requesterName),
    address: openAny('address', row.address),
    deciderName: openAny('decider_name', row.deciderName),
    decisionNote: openAny('decision_note', row.decisionNote),
  }
}
