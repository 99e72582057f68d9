import type { ConsoleWords } from '../en/index.ts'

export const spoken: ConsoleWords['spoken'] = {
  begin:
    'Rwy’n ffonio ynglŷn â’ch achos. Cyn i ni siarad, mae angen i mi ofyn ychydig o gwestiynau i chi, er mwyn bod yn siŵr fy mod yn siarad â’r person cywir.',
  questions: {
    'date-of-birth': 'Beth yw eich dyddiad geni?',
    postcode: 'Beth yw eich cod post?',
    'first-line-of-address': 'Beth yw llinell gyntaf eich cyfeiriad?',
    'middle-name': 'Beth yw eich enw canol?',
    'child-first-name': 'Beth yw enw cyntaf eich plentyn?',
    'child-date-of-birth': 'Beth yw dyddiad geni eich plentyn?',
    court: 'Pa lys sy’n delio â’ch achos?',
    solicitor: 'Beth yw enw eich cyfreithiwr, neu enw’r cwmni?',
    'place-of-birth': 'Ble cawsoch chi eich geni?',
    'previous-surname': 'Pa gyfenw oedd gennych chi o’r blaen?',
  },
  notPassed:
    'Mae’n ddrwg gen i, doedd dim modd i mi gadarnhau â phwy rwy’n siarad, felly alla i ddim mynd ymlaen heddiw. Cysylltwch â’r swyddfa ardal, os gwelwch yn dda.',
  phone: 'Ai chi yw’r unig un sy’n darllen y negeseuon testun ar y ffôn hwn?',
  mailbox:
    'Pwy arall sy’n gallu darllen eich negeseuon e-bost, neu sy’n gwybod y cyfrinair, ar unrhyw ffôn neu gyfrifiadur lle maent ar agor?',
  when: 'Pryd mae’n ddiogel i ni anfon neges destun atoch: ar unrhyw adeg, dim ond nawr tra byddwn yn siarad, neu rhwng adegau penodol?',
  post: 'Diolch am ddweud wrtha i. Fyddwn ni ddim yn defnyddio e-bost. Os bydd ein hangen ni arnoch, ffoniwch y swyddfa, os gwelwch yn dda.',
  address:
    'Pa gyfeiriad e-bost yr hoffech i ni ei ddefnyddio? Sillafwch ef i mi, os gwelwch yn dda.',
  readBack:
    'Rwy’n mynd i ddarllen eich cyfeiriad yn ôl i chi, un llythyren ar y tro. Stopiwch fi os oes unrhyw beth o’i le.',
  collision:
    'Mae’n ddrwg gen i, alla i ddim gorffen hyn heddiw. Bydd rhywun o’r swyddfa yn cysylltu â chi.',
  wait: 'Mae angen i mi ofyn i gydweithiwr edrych ar rywbeth. Gall gymryd ychydig funudau. Arhoswch ar y ffôn, os gwelwch yn dda.',
  send: 'Rwy’n mynd i anfon e-bost atoch, a neges destun gyda chod. Ydy eich ffôn a’ch e-bost gyda chi?',
  reply:
    'Rwyf wedi anfon e-bost atoch, a neges destun gyda chod. Atebwch yr e-bost o’r cyfeiriad hwnnw ac ysgrifennwch y cod ynddo, os gwelwch yn dda.',
  cameBack:
    'Mae fy e-bost atoch wedi dod yn ôl, felly dydy’r cyfeiriad hwnnw ddim yn gweithio. Oes cyfeiriad arall yr hoffech i ni ei ddefnyddio? Sillafwch ef i mi, os gwelwch yn dda.',
  noCode:
    'Mae eich e-bost wedi cyrraedd, ond alla i ddim gweld y cod ynddo. Atebwch unwaith eto ac ysgrifennwch y cod yn unig, os gwelwch yn dda.',
  wrongCode:
    'Mae eich e-bost wedi cyrraedd, ond doedd y cod ynddo ddim yn gywir. Edrychwch ar y neges destun ddiweddaraf ac atebwch unwaith eto gyda’r cod hwnnw yn unig, os gwelwch yn dda.',
  newCode:
    'Mae eich e-bost wedi cyrraedd, ond mae’r cod yn rhy hen. Mae cod newydd ar ei ffordd i’ch ffôn. Atebwch unwaith eto gyda’r un newydd, os gwelwch yn dda.',
  verified:
    'Diolch. Mae eich e-bost wedi cyrraedd ac mae popeth yn iawn. Does dim byd arall i chi ei wneud.',
}
