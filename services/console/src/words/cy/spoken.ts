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
    'Ai chi yw’r unig un sy’n gallu darllen eich negeseuon e-bost ac sy’n gwybod y cyfrinair, ar bob ffôn a chyfrifiadur lle maent ar agor?',
  address:
    'Pa gyfeiriad e-bost yr hoffech i ni ei ddefnyddio? Sillafwch ef i mi, os gwelwch yn dda.',
  reply:
    'Rwyf wedi anfon e-bost atoch, a neges destun gyda chod. Atebwch yr e-bost o’r cyfeiriad hwnnw ac ysgrifennwch y cod ynddo, os gwelwch yn dda.',
}
