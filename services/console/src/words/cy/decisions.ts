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
    does: 'Pan fydd gennych amheuaeth amdano. O hynny ymlaen ni cheir anfon dim i’r cyfeiriad hwn. Ni allwch ei ddadwneud yma: i ddefnyddio’r cyfeiriad eto, dechreuwch alwad newydd.',
    title: 'Atal y gwiriad hwn dros dro?',
    confirm: 'Ie, ei atal dros dro',
  },
  end: {
    button: 'Dod â’r gwiriad hwn i ben',
    does: 'Pan nad yw’r person eisiau e-bost mwyach. O hynny ymlaen ni cheir anfon dim i’r cyfeiriad hwn. I’w ddefnyddio eto, dechreuwch alwad newydd.',
    title: 'Dod â’r gwiriad hwn i ben?',
    confirm: 'Ie, dod ag ef i ben',
  },
  back: 'Na, mynd yn ôl',
}
