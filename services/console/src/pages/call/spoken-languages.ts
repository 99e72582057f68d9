import type { Language } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'

const spokenIn: Readonly<Record<Language, readonly PageLanguage[]>> = {
  cy: ['cy'],
  en: ['en'],
  both: ['cy', 'en'],
}

/** In which languages to show what staff say aloud: the party's own, whatever the language of the screen. */
export function spokenLanguages(language: Language | null): readonly PageLanguage[] {
  return language ? spokenIn[language] : []
}
