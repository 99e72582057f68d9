import type { correspondenceProblems as english } from '../en/correspondence-problems.ts'

export const correspondenceProblems: Record<keyof typeof english, string> = {
  'gate-closed':
    'Ni cheir anfon dim i’r cyfeiriad hwn ar gyfer y parti hwn nawr. Ni chadwyd dim. Mae tudalen y parti yn dangos sut mae pethau; defnyddiwch y post os na all aros.',
  'nothing-to-send': 'Nid oes dim i’w anfon eto. Ysgrifennwch rywbeth, neu dewiswch ddogfen.',
  'subject-has-personal-data':
    'Mae cyfeirnod, rhif neu gyfeiriad yn y pwnc, a gellir darllen pynciau ar ffôn sydd wedi’i gloi. Nid anfonwyd dim. Ysgrifennwch ef hebddynt, neu gadewch ef yn wag.',
  'document-infected':
    'Mae feirws mewn dogfen. Nid anfonwyd dim ac ni chadwyd dim. Dywedwch wrth bwy bynnag sy’n gofalu am eich cyfrifiadur.',
  'document-type':
    'Nid PDF, dogfen Word (.docx) na thestun plaen yw dogfen, neu nid yr hyn y mae ei henw yn ei ddweud. Nid anfonwyd dim. Cadwch hi fel PDF a’i dewis eto.',
  'document-has-macros':
    'Mae macros mewn dogfen. Nid anfonwyd dim. Cadwch hi fel PDF a’i dewis eto.',
  'document-name':
    'Ni ellir defnyddio enw dogfen. Nid anfonwyd dim. Rhowch enw plaen iddi, fel adroddiad.pdf, a’i dewis eto.',
  'idempotency-key-used':
    'Cyflwynwyd hwn eisoes, gyda geiriau neu ddogfennau eraill, ac nid anfonir ef yr ail waith. Edrychwch ar ohebiaeth y parti cyn i chi anfon dim.',
  'correspondence-not-found': 'Nid yw hwn yno mwyach. Agorwch y rhestr eto.',
  'own-correspondence': 'Chi a anfonodd hwn, felly rhaid i rywun arall edrych arno a’i ryddhau.',
  'document-not-found': 'Nid yw’r ddogfen hon yno mwyach. Agorwch y dudalen eto.',
  'incident-not-found': 'Nid yw’r digwyddiad hwn yno mwyach. Agorwch y rhestr eto.',
  'posting-not-found': 'Nid yw hwn yng nghofnod y post mwyach. Agorwch y dudalen eto.',
  'posting-number-used': 'Mae’r rhif hwn wedi’i gofnodi ar gyfer yr achos hwn eisoes. Gwiriwch ef.',
}
