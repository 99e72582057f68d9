import type { SafeToText } from '@gwirio/contracts'
import type { CallDraft } from '../../store/calls.ts'
import type { ConsoleWords } from '../../words/index.ts'
import type { Stage } from './journey.ts'

/** What was settled at each stage, to be seen at a glance; no answer is among it. */
export function summarise(
  draft: CallDraft | null,
  words: ConsoleWords,
): Partial<Record<Stage, string>> {
  if (!draft) return {}
  const { questions, safeContact, readBack } = words.call
  return {
    person: nameLanguage(draft.language, words),
    questions: questions.passed,
    ...(draft.safeContact && {
      safeContact: safeContact.summary.replace(
        '{when}',
        whenToText(draft.safeContact.safeToText, words),
      ),
    }),
    ...(draft.address && { address: draft.address }),
    ...(draft.isReadBack && { readBack: readBack.summary }),
  }
}

export function whenToText(safe: SafeToText, { call: { safeContact } }: ConsoleWords): string {
  if (safe === 'any-time') return safeContact.anyTime
  if (safe === 'during-the-call') return safeContact.duringTheCall
  return safeContact.summaryBetween.replace('{from}', safe.from).replace('{to}', safe.to)
}

function nameLanguage(language: CallDraft['language'], { call, languages }: ConsoleWords): string {
  return language === 'both' ? call.person.both : languages[language]
}

/** In which language the messages go and why, and that the language of the call is another one. */
export function nameLanguagesOfMessages(
  onFile: CallDraft['language'],
  spoken: CallDraft['language'],
  words: ConsoleWords,
): string {
  const { languageOfMessages, otherLanguage } = words.call.send
  const why = languageOfMessages[onFile]
  if (spoken === onFile) return why
  return `${why}. ${otherLanguage[spoken]}`
}
