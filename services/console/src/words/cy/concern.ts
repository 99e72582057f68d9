import type { ConsoleWords } from '../en/index.ts'

export const concern: ConsoleWords['concern'] = {
  title: 'Peidiwch â ffonio’r person hwn',
  reasons: {
    'phone-not-private': 'Gall rhywun arall ddarllen y ffôn.',
    'mailbox-not-private': 'Gall rhywun arall ddarllen y blwch e-bost.',
    'stopped-safely':
      'Cafodd yr alwad ei stopio’n ddiogel. Efallai nad oedd y person yn rhydd i siarad.',
    'address-of-another-party':
      'Ni ellir defnyddio’r cyfeiriad e-bost a roddwyd yn yr achos hwn. Peidiwch â dyfalu pam.',
  },
  who: '{name} oedd ar y ffôn. {time}',
  unreported:
    'Nid yw’n hysbys ym mhobman eto. Mae Gwirio yn dal i roi gwybod i’r ffeil ohono’i hun.',
  doTitle: 'Beth i’w wneud yn lle hynny',
  todo: {
    post: 'Defnyddiwch y post, a dim ond i’r cyfeiriad post sydd ar y ffeil.',
    number: 'Os oes angen rhif ffôn arall arnoch, mynnwch ef drwy’r ymarferydd a byth gan alwr.',
    manager: 'Os nad ydych yn siŵr, gofynnwch i reolwr cyn gwneud dim.',
  },
  ownCall:
    'Chi a wnaeth yr alwad hon, felly rhaid i rywun arall ei datrys. Dywedwch wrth gydweithiwr.',
  managerNeeded: 'Rhaid i reolwr ddatrys hyn. Dywedwch wrth reolwr.',
  settleTitle: 'Datrys y pryder',
  settleDoes:
    'Gwnewch hyn dim ond pan wyddoch ei bod yn ddiogel ffonio. Yna gellir ffonio’r person eto, ac mae’r hanes yn cadw’r hyn a ddigwyddodd.',
  note: 'Sut ydych chi’n gwybod ei bod yn ddiogel ffonio eto?',
  noteHint: 'Er enghraifft â phwy y siaradoch, a phryd. 3 i 500 llythyren.',
  button: 'Mae’n ddiogel ffonio eto',
  afterwards:
    'Nid oes neb yn ffonio’r person hwn nes bod rhywun arall wedi datrys hyn ar dudalen y parti.',
  events: {
    'call-begun': 'Dechreuwyd galwad',
    'check-passed': 'Pasiwyd y gwiriad hunaniaeth',
    'check-not-passed': 'Ni phasiwyd y gwiriad hunaniaeth',
    'concern-raised': 'Daeth galwad i ben mewn perygl',
    'concern-settled': 'Datryswyd y pryder',
  },
  by: 'Gan {name}',
  noted: '“{note}”',
  list: {
    title: 'Galwadau y mae angen i rywun edrych arnynt ({count})',
    about:
      'Daeth y galwadau hyn i ben mewn perygl. Nid oes neb yn ffonio’r bobl hyn nes bod rhywun wedi datrys y pryder.',
    open: 'Edrych arno',
    more: 'Dangosir y {shown} hynaf.',
    unknown:
      'Ni ellir gweld ar hyn o bryd pa alwadau y mae angen i rywun edrych arnynt. Edrychwch ar dudalen parti cyn ei ffonio.',
  },
}
