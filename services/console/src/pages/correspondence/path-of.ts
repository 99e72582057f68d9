export type CorrespondenceIds = { readonly caseId: string; readonly correspondenceId: string }

export function pathOf({ caseId, correspondenceId }: CorrespondenceIds): string {
  return `/cases/${caseId}/correspondence/${correspondenceId}`
}
