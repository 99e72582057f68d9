import type { InputOf, previewCorrespondence } from '@gwirio/contracts'
import type { Addressee } from './addressee.ts'
import type { LetterDraft } from './draft.ts'

type LetterBody = InputOf<typeof previewCorrespondence>['body']

/** A letter as the service takes it; what was left empty is left out. */
export function letterBody(
  { kind, address, reference, subject, text }: LetterDraft,
  { party }: Addressee,
): LetterBody {
  return {
    case: party.caseReference,
    party: party.partyReference,
    address,
    kind,
    ...(reference && { reference }),
    ...(subject && { subject }),
    ...(text && { text }),
  }
}
