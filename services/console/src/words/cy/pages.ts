import type { ConsoleWords } from '../en/index.ts'

export const pages = {
  service: 'Gwirio cyfeiriad',
  footer: 'I staff yn unig. Cofnodir bob tro yr edrychir ar barti.',
  common: {
    warning: 'Rhybudd',
    caseAndParty: 'Achos {case}, parti {party}',
    say: 'Dywedwch',
    find: 'Dod o hyd i barti',
    backToFound: 'Yn ôl at y partïon a gafwyd',
    backToParty: 'Yn ôl at y parti',
  },
  find: {
    title: 'Dod o hyd i barti',
    label: 'Enw, cyfeirnod yr achos neu gyfeiriad e-bost',
    hint: 'Er enghraifft Griffiths, GW26P00123, neu gyfeiriad cyfan. Mae dechrau enw yn ddigon.',
    unnamed: 'Parti â’r cyfeiriad hwn',
    byVerification: 'Cafwyd yn ôl cyfeiriad gwiriad.',
    button: 'Chwilio',
    tooShort: 'Rhowch o leiaf 2 lythyren o’r enw, neu gyfeirnod yr achos',
    tooLong: 'Rhowch ddim mwy na 100 llythyren',
    found: 'Partïon a gafwyd',
    nobody: 'Ni chafwyd hyd i neb. Gwiriwch y sillafiad, neu chwiliwch yn ôl cyfeirnod yr achos.',
    more: 'Mae mwy na’r rhain. Rhowch fwy o’r enw.',
  },
} satisfies Partial<ConsoleWords>
