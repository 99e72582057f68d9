export type VerificationIds = { readonly caseId: string; readonly verificationId: string }

export function pathOf({ caseId, verificationId }: VerificationIds): string {
  return `/cases/${caseId}/verifications/${verificationId}`
}
