import type { ConsoleWords } from '../en/index.ts'

export const send: ConsoleWords['send'] = {
  open: 'Anfon llythyr neu adroddiad',
  openDoes: 'Drwy e-bost, i’r cyfeiriad sydd wedi’i wirio. Byddwch yn ei weld cyn iddo adael.',
  title: 'Anfon llythyr neu adroddiad',
  to: 'At',
  kind: 'Beth ydyw?',
  kindMissing: 'Dewiswch beth ydyw',
  kindHints: {
    letter: 'Llythyr at y person hwn',
    report: 'Adroddiad am yr achos',
    other: 'Unrhyw beth arall sy’n gyfrinachol',
  },
  reference: 'Eich cyfeirnod (dewisol)',
  referenceHint:
    'Mae’n sefyll mewn rhestrau ac yn y cofnod, felly dim enw. Llythrennau, digidau, bylchau a . _ / - yn unig.',
  referenceWrong:
    'Rhowch gyfeirnod o hyd at 64 o lythrennau, digidau, bylchau a . _ / - sy’n dechrau â llythyren neu ddigid',
  subject: 'Pwnc (dewisol)',
  subjectHint:
    'Gellir ei ddarllen ar ffôn sydd wedi’i gloi: dim enw, dim achos, dim rhif. O’i adael yn wag, defnyddir y pwnc arferol.',
  subjectWrong: 'Rhowch bwnc o 3 i 150 llythyren, neu gadewch ef yn wag',
  text: 'Yr hyn yr ydych yn ei ysgrifennu at y person (dewisol)',
  textHint:
    'Mae’n sefyll rhwng y geiriau arferol. Byddwch yn dewis y dogfennau ar y dudalen nesaf.',
  textTooLong: 'Ysgrifennwch ddim mwy nag 20,000 o lythrennau',
  next: 'Gweld sut y bydd yn edrych',
  leave: 'Na, mynd yn ôl',
  checkTitle: 'Gwirio ac anfon',
  preview: 'Yr hyn y bydd y person yn ei weld',
  previewSubject: 'Pwnc',
  previewText: 'Testun',
  largePrint: 'Mewn print bras, fel y gofynnodd y person amdano',
  change: 'Newid y geiriau',
  documents: 'Dogfennau',
  documentsHint:
    'PDF, Word (.docx) neu destun plaen, hyd at {most}, 25 MB gyda’i gilydd. Cânt eu gwirio am feirysau ac am fanylion partïon eraill. Ni chedwir hwy yn unman nes i chi bwyso Anfon. Yna mae’r e-bost yn dweud eu bod ynghlwm.',
  choose: 'Dewis dogfennau',
  does: 'Ar ôl Anfon mae’n aros am ddwy funud, pryd y gall unrhyw un o’r staff ei alw’n ôl. Yna mae’n gadael.',
  button: 'Anfon',
  tooLarge:
    'Mae’r dogfennau’n fwy na 25 MB gyda’i gilydd. Nid anfonwyd dim. Dewiswch lai, neu anfonwch hwy fesul rhan.',
  tooMany:
    'Ni chyrhaeddodd y dogfennau’n gyfan, neu mae mwy na 10 ohonynt. Nid anfonwyd dim. Dewiswch hwy eto.',
  otherTab:
    'Rydych wedi ysgrifennu rhywbeth arall ers hynny, mewn ffenestr arall. Nid anfonwyd dim. Gwiriwch y geiriau ac ewch ymlaen.',
  noAnswer:
    'Ni ddaeth ateb, felly ni wyddys a gafodd ei gyflwyno. Dewiswch yr un dogfennau a phwyswch Anfon eto: nid anfonir ef ddwywaith.',
  uncertain:
    'Pwysoch Anfon o’r blaen ac ni ddaeth ateb. Gall fod wedi’i gyflwyno: edrychwch ar ohebiaeth y parti cyn i chi ei anfon â geiriau eraill.',
  chooseAgain: 'Rhaid dewis y dogfennau eto: ni chawsant eu cadw.',
}
