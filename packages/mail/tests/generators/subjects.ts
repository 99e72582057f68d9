import { languages } from './languages.ts'
import { headerWord } from './mime.ts'
import { below, mail, scenario, text } from './raw-mail.ts'
import type { Scenario } from './scenarios.ts'

export function everySubject(): Scenario[] {
  const cases: ReadonlyArray<readonly [name: string, subject: string, body: string]> = [
    ['bare', '123456', ''],
    ['sentence', 'My code is 123456', ''],
    ['halves', 'Cod 123 456', 'Diolch'],
    ['reply', 'Re: Confirm your e-mail address 123456', ''],
    ['reply-replaced', 'Re: 123456', languages.en.phone],
    ['welsh-encoded', 'Côd: 123456 – Siân', ''],
    ['full-width', 'Cod １２３４５６', ''],
    ['with-case', 'GW26P00123 code 123456', ''],
    ['quote-below', '123456', ['', ...below].join('\n')],
  ]
  return cases.map(([name, subject, body]) =>
    scenario(
      `subject-${name}`,
      `the code in the subject, ${name}`,
      mail(text(`${body}\n`), [], headerWord(subject)),
    ),
  )
}
