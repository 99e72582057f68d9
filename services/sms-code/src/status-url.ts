import { receiveTextStatus } from '@gwirio/contracts'
import type { TextKey } from './store/tables.ts'

/** Where Twilio reports what became of a text, and what it signs: letter for letter the same. */
export function statusUrl(publicUrl: string, { caseId, textId }: TextKey): string {
  const path = receiveTextStatus.path.replace(':caseId', caseId).replace(':textId', textId)
  return `${publicUrl.replace(/\/$/, '')}${path}`
}
