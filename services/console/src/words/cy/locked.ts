import type { ConsoleWords } from '../en/index.ts'

export const locked: ConsoleWords['locked'] = {
  title: 'Partïon wedi’u cloi',
  back: 'Yn ôl at y partïon wedi’u cloi',
  about:
    'Caiff parti ei gloi pan na chafodd gormod o wiriadau hunaniaeth eu pasio mewn diwrnod. Gall fod rhywun yn esgus mai ef neu hi ydyw. Cyn datgloi, holwch rywun sy’n adnabod y parti beth ddigwyddodd.',
  empty: 'Nid oes parti wedi’i gloi.',
  since: 'Clowyd {time}',
  button: 'Datgloi',
  confirmTitle: 'Datgloi’r parti hwn?',
  does: 'Gall staff wirio pwy ydyw eto ar unwaith. Mae’r gwiriadau a fethodd yn aros ar gofnod gyda’r hyn a ysgrifennwch yma.',
  noteHint: 'Yr hyn a gawsoch wybod, a chan bwy. Mae’n aros ar gofnod.',
  confirm: 'Ie, datgloi',
  unlockThis: 'Datgloi’r parti hwn',
  askManager:
    'Dywedwch wrth reolwr beth ddigwyddodd ar y ffôn. Gall ddatgloi’r parti o’r dudalen hon.',
}
