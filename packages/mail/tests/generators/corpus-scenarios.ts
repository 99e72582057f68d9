import { everyEncoding } from './encodings.ts'
import { everyForm, everyHtmlForm } from './forms.ts'
import { everyClient, type Scenario } from './scenarios.ts'
import { everyStructure } from './structures.ts'
import { everySubject } from './subjects.ts'
import { everyUnclear } from './unclear.ts'

/** The mails of people in the corpus, by their folder. */
export const corpusScenarios = {
  genuine: [
    ...everyClient(),
    ...everyForm(),
    ...everyHtmlForm(),
    ...everyEncoding(),
    ...everyStructure(),
    ...everySubject(),
  ],
  unclear: everyUnclear(),
} as const satisfies Record<string, readonly Scenario[]>
