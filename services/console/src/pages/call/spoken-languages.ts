import type { Language } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'

const spokenIn: Readonly<Record<Language, readonly PageLanguage[]>> = {
  cy: ['cy'],
  en: ['en'],
  both: ['cy', 'en'],
}

/** Until the language of a call is chosen: both, that on file first. */
export function languagesToBegin(onFile: Language): readonly PageLanguage[] {
  return onFile === 'en' ? ['en', 'cy'] : ['cy', 'en']
}

/** In which languages to show what staff say aloud: the party's own, whatever the language of the screen. */
export function spokenLanguages(language: Language | null): readonly PageLanguage[] {
  return language ? spokenIn[language] : []
}
