import type { ConsoleWords } from '../en/index.ts'
import { correspondenceProblems } from './correspondence-problems.ts'

export const problems: ConsoleWords['problems'] = {
  ...correspondenceProblems,
  'party-not-found': 'Nid yw’r parti hwn yno mwyach. Chwiliwch amdano eto.',
  'party-locked':
    'Mae’r parti wedi’i gloi am na phasiwyd gwiriadau hunaniaeth. Rhaid i reolwr ei ddatgloi.',
  'concern-open':
    'Daeth galwad gyda’r parti hwn i ben mewn perygl. Rhaid i rywun heblaw’r un a wnaeth yr alwad honno ddatrys y pryder ar dudalen y parti. Tan hynny defnyddiwch y post.',
  'concern-not-found': 'Nid oes pryder ar agor am y parti hwn mwyach.',
  'concern-changed':
    'Mae rhywbeth mwy diweddar yn peri pryder am y parti hwn. Darllenwch ef cyn ei ddatrys.',
  'own-call': 'Chi a wnaeth yr alwad hon, felly rhaid i rywun arall ddatrys y pryder.',
  'too-few-questions':
    'Nid oes digon ar y ffeil i wirio pwy yw’r galwr. Defnyddiwch y post, neu trefnwch i’r ffeil gael ei chwblhau.',
  'identity-check-not-found': 'Nid yw’r gwiriad hunaniaeth hwn yno. Dechreuwch yr alwad eto.',
  'identity-check-answered': 'Atebwyd y cwestiynau hyn eisoes. Dechreuwch yr alwad eto.',
  'identity-check-too-old': 'Bu’r cwestiynau hyn ar agor yn rhy hir. Dechreuwch yr alwad eto.',
  'identity-check-not-passed': 'Ni phasiwyd y gwiriad hunaniaeth. Dechreuwch yr alwad eto.',
  'phone-not-safe':
    'Gall rhywun arall ddarllen y ffôn hwn. Peidiwch ag anfon dim ato. Defnyddiwch y post.',
  'mailbox-not-safe':
    'Gall rhywun arall ddarllen y blwch e-bost hwn. Peidiwch ag anfon dim ato. Defnyddiwch y post.',
  'addresses-differ':
    'Nid yw’r ddau gyfeiriad e-bost yr un fath. Gofynnwch i’r galwr ei sillafu eto.',
  'address-not-valid':
    'Nid cyfeiriad e-bost yw hwn. Sillafwch ef yn ôl i’r galwr, fesul llythyren.',
  'address-takes-no-mail':
    'Nid yw’r rhan ar ôl yr @ yn derbyn e-bost. Sillafwch hi yn ôl i’r galwr, fesul llythyren.',
  'address-is-ours': 'Un o’n cyfeiriadau ni yw hwn. Gofynnwch i’r galwr am ei gyfeiriad ei hun.',
  'address-not-usable':
    'Ni ellir defnyddio’r cyfeiriad e-bost hwn yn yr achos hwn. Stopiwch yma a dywedwch wrth reolwr. Peidiwch â dweud wrth y galwr pam.',
  'too-many-addresses':
    'Rhoddwyd cynnig ar ormod o gyfeiriadau e-bost gwahanol yn yr alwad hon. Defnyddiwch y post, neu dechreuwch alwad newydd.',
  'mobile-missing': 'Nid oes ffôn symudol ar y ffeil. Defnyddiwch y post.',
  'mobile-not-usable':
    'Ni ellir defnyddio’r ffôn symudol ar y ffeil yn yr achos hwn. Stopiwch yma a dywedwch wrth reolwr. Peidiwch â dweud wrth y galwr pam.',
  'mobile-landline':
    'Llinell dir yw’r rhif, ac ni all dderbyn neges destun. Defnyddiwch rif arall, neu’r post.',
  'mobile-foreign': 'Nid rhif o’r DU yw’r rhif. Defnyddiwch rif arall, neu’r post.',
  'mobile-not-a-number':
    'Nid rhif ffôn symudol yw’r rhif. Gwiriwch ef, neu trefnwch i’r ffeil gael ei chywiro.',
  'codes-used-up': 'Anfonwyd pob cod. I roi cynnig arall arni, dechreuwch alwad newydd.',
  'tries-used-up': 'Defnyddiwyd pob cynnig. I roi cynnig arall arni, dechreuwch alwad newydd.',
  'code-too-soon':
    'Anfonwyd y cod diwethaf lai na munud yn ôl. Arhoswch funud a rhowch gynnig arall arni.',
  'text-not-safe-now':
    'Nid yw’n ddiogel anfon neges destun at y person ar hyn o bryd, felly nid anfonwyd un. Os enwodd adegau, gofynnwch eto bryd hynny; fel arall ffoniwch y person mewn galwad newydd.',
  'codes-stopped':
    'Mae’r gwiriad hwn wedi dod i ben. I roi cynnig arall arni, dechreuwch alwad newydd.',
  'too-many-texts':
    'Aeth gormod o negeseuon testun i’r ffôn symudol hwn yn y 24 awr ddiwethaf. Rhowch gynnig arall arni yfory, neu defnyddiwch y post.',
  'verification-not-found': 'Nid yw’r gwiriad hwn yno. Agorwch y parti eto.',
  'state-does-not-allow':
    'Nid yw hyn yn bosibl mwyach. Mae’r dudalen yn dangos sut mae pethau nawr.',
  'mobiles-differ': 'Nid yw’r ddau rif yr un fath. Teipiwch y rhif ddwywaith, o’r ffeil.',
  'mobile-unchanged': 'Mae’r rhif hwn ar y ffeil eisoes. Ni newidiwyd dim.',
  'approval-needed': 'Rhaid i ail berson gymeradwyo hyn yn gyntaf. Gofynnwch isod.',
  'approval-not-needed': 'Nid oes rhaid i neb gymeradwyo hyn. Ewch ymlaen hebddo.',
  'approval-not-found': 'Nid yw hwn yno mwyach. Agorwch y rhestr gymeradwyo eto.',
  'approval-decided':
    'Mae rhywun wedi penderfynu ar hyn eisoes. Mae’r dudalen yn dangos pwy, a’r hyn a ddywedodd.',
  'approval-too-old':
    'Gofynnwyd am hyn ormod o amser yn ôl. Rhaid i bwy bynnag sydd ei angen ofyn eto.',
  'own-request': 'Chi ofynnodd am hyn, felly rhaid i rywun arall benderfynu.',
  'manager-needed': 'Dim ond rheolwr all benderfynu ar hyn. Dywedwch wrth un ei fod yn aros.',
  frozen:
    'Mae’r parti neu’r achos wedi’i rewi. Ni anfonir dim nes codi’r rhewi, sy’n gofyn am ail berson.',
  'freeze-not-found': 'Nid yw’r rhewi hwn yno mwyach. Agorwch yr achos eto.',
  'attention-changed':
    'Mae rhywbeth mwy newydd angen sylw person. Edrychwch ar y cofnod diweddaraf yn gyntaf.',
  'case-not-found': 'Nid yw’r achos hwn yno mwyach. Chwiliwch eto am barti ynddo.',
  'linked-case-not-found':
    'Nid oes achos arall â’r cyfeirnod hwn. Gwiriwch ef; ni ellir cysylltu achos ag ef ei hun.',
  'case-ended': 'Mae’r achos hwn wedi dod i ben. Nid anfonir dim mwy ar ei gyfer.',
  'case-not-ended':
    'Nid yw’r achos hwn wedi dod i ben. Dim ond cofnod achos sydd wedi dod i ben a gedwir yn hirach.',
  'staff-not-found': 'Nid yw’r cyfrif hwn yno mwyach. Agorwch y rhestr staff eto.',
  'username-taken': 'Mae’r enw defnyddiwr hwn ar waith. Dewiswch un arall.',
  'own-account':
    'Ni allwch newid eich rôl na’ch mynediad eich hun. Rhaid i reolwr arall wneud hyn.',
  'client-not-found': 'Nid yw’r system hon yno mwyach. Agorwch y rhestr systemau eto.',
  'client-taken': 'Mae gan system yr enw hwn eisoes. Dewiswch enw arall.',
  'template-not-found': 'Nid yw’r templed hwn yno mwyach. Agorwch y rhestr templedi eto.',
  'template-changed':
    'Cyhoeddodd rhywun arall y templed hwn tra oeddech yn ysgrifennu. Gwnewch eich newid i’r geiriad mwy newydd.',
  'welsh-missing': 'Nid yw’r geiriad Cymraeg yn gyflawn.',
  'english-missing': 'Nid yw’r geiriad Saesneg yn gyflawn.',
  'placeholders-differ':
    'Defnyddiwch bob gair mewn cromfachau y mae’r templed yn ei enwi, yn y ddwy iaith, a dim un arall.',
  'template-has-link': 'Tynnwch y ddolen neu’r cyfeiriad. Ni ofynnir byth i neb ddilyn dolen.',
  'template-has-digits':
    'Tynnwch y rhifau. Byddai’n ymddangos bod ateb sy’n eu dyfynnu yn enwi cod.',
  'text-too-long':
    'Mae gormod o rannau yn y neges destun. Gwnewch hi’n fyrrach, neu tynnwch y llythrennau sy’n gorfodi’r amgodio 70 nod.',
  'reply-not-found': 'Nid yw’r e-bost hwn yno mwyach. Agorwch y gwiriad eto.',
  busy: 'Mae gormod o wiriadau ar waith ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig eiliadau.',
  'not-ready':
    'Nid yw rhan o Gwirio yn ateb ar hyn o bryd. Nid oes dim wedi’i golli. Rhowch gynnig arall arni ymhen munud.',
}

export const failure: ConsoleWords['failure'] = {
  notFound: 'Heb ddod o hyd i’r dudalen',
  notFoundAdvice: 'Gwiriwch y cyfeiriad, neu chwiliwch am y parti eto.',
  expired: 'Mae’r ffurflen hon yn rhy hen',
  expiredAdvice:
    'Nid anfonwyd dim. Agorwch y dudalen eto ac anfonwch y ffurflen unwaith yn rhagor.',
  broken: 'Aeth rhywbeth o’i le',
  brokenAdvice:
    'Nid eich bai chi yw hyn ac nid oes dim wedi’i golli. Rhowch gynnig arall arni ymhen munud.',
  down: 'Nid yw rhan o Gwirio ar gael',
  downAdvice: 'Nid oes dim wedi’i golli. Rhowch gynnig arall arni ymhen munud.',
  notAllowed: 'Ni allwch wneud hyn',
  notAllowedAdvice:
    'Nid yw eich cyfrif yn caniatáu hyn. Os oes ei angen arnoch ar gyfer eich gwaith, dywedwch wrth reolwr.',
  tooLarge: 'Roedd y ffurflen yn rhy fawr',
  tooLargeAdvice: 'Nid anfonwyd dim. Agorwch y dudalen eto a rhowch lai ynddi.',
  ended: 'Cawsoch eich allgofnodi',
  endedAdvice:
    'Buoch i ffwrdd am beth amser, neu mae eich mewngofnodi wedi dod i ben. Nid anfonwyd yr hyn yr oeddech newydd ei deipio. Mewngofnodwch i fynd yn ôl i’r dudalen.',
  signedOut: 'Rydych wedi allgofnodi',
  signIn: 'Mewngofnodi',
  signInFailed: 'Ni weithiodd y mewngofnodi',
  signInFailedAdvice: 'Ceisiwch fewngofnodi eto.',
  again: 'Rhoi cynnig arall arni',
}
