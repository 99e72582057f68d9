import type { ConsoleWords } from '../en/index.ts'

export const offices: ConsoleWords['offices'] = {
  title: 'Ardaloedd ac oriau',
  back: 'Yn ôl at yr ardaloedd a’r oriau',
  use: 'Mae staff yn dweud y rhif yn uchel ar alwadau, felly rhaid iddo fod yn gywir.',
  phone: 'Rhif ffôn',
  noPhone: 'Dim rhif eto',
  closed: 'Ar gau',
  fromTo: '{opens} tan {closes}',
  changeTitle: 'Rhif ac oriau {area}',
  phoneHint: 'Fel y mae staff yn ei ddweud yn uchel, er enghraifft 01234 567890.',
  hours: 'Oriau agor',
  hoursHint:
    'Er enghraifft 9:00 neu 16:30. Gadewch y ddau yn wag ar gyfer diwrnod pan fydd y swyddfa ar gau.',
  opens: 'Yn agor',
  closes: 'Yn cau',
  phoneMissing: 'Rhowch y rhif ffôn',
  phoneWrong: 'Rhowch y rhif ffôn â digidau a bylchau yn unig, fel 01234 567890',
  opensMissing: '{day}: rhowch pryd mae’r swyddfa’n agor, neu gadewch y ddau yn wag',
  closesMissing: '{day}: rhowch pryd mae’r swyddfa’n cau, neu gadewch y ddau yn wag',
  opensWrong: '{day}: rhowch yr amser agor fel oriau a munudau, fel 9:00',
  closesWrong: '{day}: rhowch yr amser cau fel oriau a munudau, fel 16:30',
  wrongOrder: '{day}: rhaid i’r swyddfa gau ar ôl iddi agor',
}
