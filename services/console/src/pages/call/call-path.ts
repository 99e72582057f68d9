/** Where a call goes on. */
export function callPathOf({ caseId, partyId }: { caseId: string; partyId: string }): string {
  return `/cases/${caseId}/parties/${partyId}/call`
}
