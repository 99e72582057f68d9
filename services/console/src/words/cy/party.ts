import type { ConsoleWords } from '../en/index.ts'

export const party: ConsoleWords['party'] = {
  title: 'Parti',
  area: 'Ardal',
  law: 'Cyfraith',
  language: 'Iaith',
  mobile: 'Ffôn symudol ar y ffeil',
  ending: 'yn gorffen gyda {ending}',
  changed: 'Newidiwyd {time}',
  changedRecently:
    'Newidiwyd y ffôn symudol ar y ffeil yn ystod y 7 diwrnod diwethaf. Rhaid i reolwr gymeradwyo’r alwad nesaf cyn anfon dim.',
  others:
    'Mae partïon eraill yn yr achos hwn: {parties}. Achosion cysylltiedig: {cases}. Ni ddangosir dim amdanynt yma.',
  frozen: 'Rhewyd gan {name}, {time}. Ni cheir anfon dim nes codi’r rhewi.',
  caseEnded: 'Mae’r achos hwn wedi dod i ben. Nid anfonir dim mwy ar ei gyfer.',
  goesOn: 'Nid yw eich galwad gyda’r person hwn wedi’i gorffen',
  goOn: 'Mynd ymlaen â’r alwad',
  now: 'Sut mae pethau nawr',
  notVerified: 'Heb ei wirio',
  noAddress: 'Nid oes cyfeiriad e-bost wedi’i wirio ar gyfer y parti hwn.',
  postOrPhone: 'Defnyddiwch y post, neu ffoniwch nhw.',
  open: 'Agor y gwiriad hwn',
  can: 'Beth y gallwch ei wneud',
  call: 'Ffonio’r person hwn a gwirio cyfeiriad',
  callDoes:
    'Agorwch y ffeil, er mwyn ffonio’r rhif sydd arni. Mae’r dudalen yn eich arwain drwy’r alwad, gam wrth gam.',
  replaces: 'Bydd y gwiriad newydd yn cymryd lle’r un sydd gan y parti hwn nawr.',
  changeAddress: 'Newid y cyfeiriad e-bost',
  changeAddressDoes:
    'Mae angen galwad newydd gyda’r cwestiynau hunaniaeth. Pan anfonir yr e-bost newydd, caeir yr hen gyfeiriad ar unwaith ac ni cheir anfon dim iddo, hyd yn oed os na chaiff yr un newydd byth ei wirio. Nid aiff neges i’r hen gyfeiriad.',
  changeMobile: 'Newid y ffôn symudol ar y ffeil',
  changeMobileDoes:
    'Caiff cyfeiriad sydd wedi’i wirio ei atal dros dro ar unwaith, a chaiff un sy’n aros am ateb ei ganslo. Am 7 diwrnod rhaid i reolwr gymeradwyo galwad cyn anfon dim.',
  casePage: 'Agor yr achos',
  casePageDoes: 'I weld ei bartïon, i’w gysylltu ag achos arall, neu i rewi popeth ar unwaith.',
  locked:
    'Mae’r parti hwn wedi’i gloi am na phasiwyd gwiriadau hunaniaeth. Rhaid i reolwr ei ddatgloi cyn i neb wirio eto.',
  noText:
    'Ni ellir anfon cod at y parti hwn, felly ni ellir gwirio ei gyfeiriad e-bost. Defnyddiwch y post, neu cywirwch y ffôn symudol ar y ffeil.',
  history: 'Hanes',
  nothing: 'Nid oes dim wedi digwydd eto.',
  about: 'Ar gyfer {address}',
  sent: 'Beth a anfonwyd',
  what: 'Beth',
  where: 'At',
  when: 'Pryd',
  prompt: 'E-bost sy’n gofyn am y cod',
  text: 'Neges destun gyda chod',
  toMobile: 'Y ffôn symudol a oedd ar y ffeil',
  mobilePage: {
    title: 'Newid y ffôn symudol ar y ffeil',
    only: 'Newidiwch ef dim ond ar sail llythyr, neu drwy eich gweithdrefn arferol, a byth am fod galwr yn gofyn.',
    mobile: 'Rhif ffôn symudol newydd',
    again: 'Yr un rhif eto',
    note: 'O ble daw’r rhif',
    noteHint: 'Er enghraifft “llythyr 3 Mawrth, wedi’i lofnodi”. 3 i 500 llythyren.',
    button: 'Newid y rhif',
    missing: 'Rhowch y rhif ffôn symudol newydd',
    againMissing: 'Rhowch y rhif yr ail waith',
    noteMissing: 'Rhowch o ble daw’r rhif, mewn o leiaf 3 llythyren',
    back: 'Na, mynd yn ôl',
  },
}
