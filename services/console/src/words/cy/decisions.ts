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
  resumeByManager: {
    button: 'Gofyn am godi’r ataliad',
    does: 'Rheolwr sy’n penderfynu, am fod amheuaeth cyn i’r cyfeiriad gael ei wirio erioed. Os yw’n cytuno, ceir anfon llythyrau ac adroddiadau i’r cyfeiriad hwn.',
    title: 'Gofyn am godi’r ataliad',
    confirm: 'Gofyn i reolwr',
  },
  newCode: {
    anyTime: 'Mae’r neges destun yn mynd ar unwaith: dywedodd y person fod unrhyw adeg yn ddiogel.',
    duringTheCall:
      'Am 30 munud fel rheol, tra bydd yr alwad y dechreuwyd hyn ynddi’n para, mae’r neges destun yn mynd ar unwaith. Wedi hynny nid anfonir un: dywedodd fod neges destun yn ddiogel dim ond tra byddwch yn siarad.',
    between:
      'Am 30 munud fel rheol, tra bydd yr alwad y dechreuwyd hyn ynddi’n para, mae’r neges destun yn mynd ar unwaith. Wedi hynny dim ond ar yr adegau a enwodd, {when}, y mae’n mynd; ar unrhyw adeg arall nid anfonir un.',
  },
  anotherAddress: {
    button: 'Dechrau eto gyda chyfeiriad arall',
    onTheLine:
      'Mae’r gwiriad hwn yn cael ei ganslo, a byddwch yn nodi cyfeiriad arall yn yr un alwad.',
    newCall: 'Mewn galwad newydd i’r person.',
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
  moveToArea: 'Ei drosglwyddo i ardal arall',
  back: 'Na, mynd yn ôl',
}
