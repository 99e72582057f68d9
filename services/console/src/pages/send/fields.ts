import {
  type CorrespondenceKind,
  correspondenceKind,
  correspondenceReference,
  previewCorrespondence,
} from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { fieldText, readText } from '../../form-fields.ts'
import type { ConsoleWords } from '../../words/index.ts'

/** What was typed about a letter; an empty field is one that was left out. */
export interface LetterFields {
  readonly kind: CorrespondenceKind | ''
  readonly reference: string
  readonly subject: string
  readonly text: string
}

export const nothingTyped: LetterFields = { kind: '', reference: '', subject: '', text: '' }

const { subject: subjectRule, text: textRule } = previewCorrespondence.body.shape

export function readFields(body: unknown): LetterFields {
  return {
    kind: correspondenceKind.safeParse(fieldText(body, 'kind')).data ?? '',
    reference: readText(body, 'reference', 100),
    subject: readText(body, 'subject', 300),
    text: readText(body, 'text').replaceAll('\r\n', '\n'),
  }
}

/** What is wrong with what was typed, each at its field. */
export function checkFields(
  { kind, reference, subject, text }: LetterFields,
  { send }: ConsoleWords,
): PageError[] {
  const isReference = reference === '' || correspondenceReference.safeParse(reference).success
  const isSubject = subject === '' || subjectRule.safeParse(subject).success
  return [
    ...(kind === '' ? [{ field: 'kind', text: send.kindMissing }] : []),
    ...(isReference ? [] : [{ field: 'reference', text: send.referenceWrong }]),
    ...(isSubject ? [] : [{ field: 'subject', text: send.subjectWrong }]),
    ...(textRule.safeParse(text).success ? [] : [{ field: 'text', text: send.textTooLong }]),
  ]
}
