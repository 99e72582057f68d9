import type { ConsoleWords } from '../en/index.ts'

export const decisions: ConsoleWords['decisions'] = {
  cancel: {
    button: 'Canslo’r gwiriad hwn',
    does: 'Daw i ben heb gyfeiriad wedi’i wirio. Nid yw’r codau a anfonwyd yn cyfrif mwyach, ac nid anfonir neges am hynny.',
    title: 'Canslo’r gwiriad hwn?',
    confirm: 'Ie, ei ganslo',
  },
  stopSafely: {
    button: 'Stopio’n ddiogel',
    does: 'Daw i ben ar unwaith, ac nid anfonir neges am hynny. Defnyddiwch hwn pryd bynnag y bydd gennych amheuaeth.',
  },
  suspend: {
    button: 'Atal y gwiriad hwn dros dro',
    does: 'Pan fydd gennych amheuaeth amdano. O hynny ymlaen ni cheir anfon dim i’r cyfeiriad hwn, nes i ail berson godi’r ataliad neu i alwad newydd ei wirio eto.',
    title: 'Atal y gwiriad hwn dros dro?',
    confirm: 'Ie, ei atal dros dro',
  },
  end: {
    button: 'Dod â’r gwiriad hwn i ben',
    does: 'Pan nad yw’r person eisiau e-bost mwyach. O hynny ymlaen ni cheir anfon dim i’r cyfeiriad hwn. I’w ddefnyddio eto, dechreuwch alwad newydd.',
    title: 'Dod â’r gwiriad hwn i ben?',
    confirm: 'Ie, dod ag ef i ben',
  },
  resume: {
    button: 'Gofyn am godi’r ataliad',
    does: 'Ail berson sy’n penderfynu. Os yw’n cytuno, ceir anfon llythyrau ac adroddiadau i’r cyfeiriad hwn eto.',
    title: 'Gofyn am godi’r ataliad',
    confirm: 'Gofyn i’r ail berson',
  },
  accept: {
    button: 'Gofyn am dderbyn yr e-bost hwn',
    does: 'Ail berson sy’n penderfynu. Os yw’n cytuno, cymherir y cod ynddo, ac mae un cywir yn gwirio’r cyfeiriad. Gwnewch hyn dim ond os ydych wedi siarad â’r person a’i fod yn dweud mai ef neu hi a’i hysgrifennodd.',
    title: 'Gofyn am dderbyn yr e-bost hwn',
    confirm: 'Gofyn i’r ail berson',
  },
  note: 'Nodyn i’r person sy’n penderfynu',
  noteHint: 'Beth ydych chi wedi’i ganfod, a chan bwy? 3 i 500 llythyren.',
  noteMissing: 'Rhowch nodyn o 3 llythyren o leiaf',
  settle: {
    title: 'Rhaid i rywun ddelio â hyn',
    how: 'Sut y deliwyd â hyn?',
    phoned: 'Ffoniais y person',
    'other-route': 'Rydym yn defnyddio ffordd arall, fel y post',
    'nothing-to-do': 'Nid oedd dim i’w wneud',
    button: 'Mae wedi’i ddatrys',
    missing: 'Dewiswch sut y deliwyd â hyn',
  },
  handOver: 'Ei drosglwyddo i ardal arall',
  back: 'Na, mynd yn ôl',
}
