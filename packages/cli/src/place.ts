import type { Place } from '@gwirio/client'
import { UsageError } from './io.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** How a command names something that was sent: the id of its case and its own. */
export function writePlace({ caseId, correspondenceId }: Place): string {
  return `${caseId}/${correspondenceId}`
}

/** @throws {UsageError} */
export function readPlace(text: string): Place {
  const [caseId = '', correspondenceId = '', ...more] = text.split('/')
  if (uuid.test(caseId) && uuid.test(correspondenceId) && more.length === 0)
    return { caseId, correspondenceId }
  throw new UsageError('name it by the id that send and list print: <case id>/<own id>')
}
