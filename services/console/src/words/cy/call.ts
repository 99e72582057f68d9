import type { ConsoleWords } from '../en/index.ts'

export const call: ConsoleWords['call'] = {
  progress: 'Yr alwad hon',
  stepOf: 'Cam {step} o {steps}',
  done: 'Wedi’i wneud',
  now: 'Nawr',
  later: 'Wedyn',
  stages: {
    person: 'Person ac iaith',
    questions: 'Cwestiynau hunaniaeth',
    safeContact: 'Cyswllt diogel',
    address: 'Cyfeiriad e-bost',
    readBack: 'Ei ddarllen yn ôl',
    send: 'Anfon',
    reply: 'Yr ateb',
  },
  titles: {
    person: 'Ffonio’r person',
    questions: 'Gofyn y cwestiynau hunaniaeth',
    'not-passed': 'Ni phasiwyd y gwiriad hunaniaeth',
    locked: 'Ni phasiwyd y gwiriad hunaniaeth',
    'safe-contact': 'Gofyn a yw’n ddiogel ysgrifennu',
    post: 'Peidio ag ysgrifennu drwy e-bost',
    address: 'Nodi’r cyfeiriad e-bost',
    collision: 'Stopio yma',
    'read-back': 'Darllen y cyfeiriad yn ôl',
    approval: 'Gofyn i ail berson',
    send: 'Anfon yr e-bost a’r cod',
    live: 'Yr ateb',
    stopping: 'Nid yw’n sicr eto fod popeth wedi stopio',
  },
  stopSafely: 'Stopio’n ddiogel',
  finish: 'Dod â’r alwad hon i ben',
  colleague: 'Mae {name} ar y ffôn gyda’r person hwn nawr. Siaradwch â nhw cyn i chi fynd ymlaen.',
  keepsGoing:
    'Os bydd y dudalen hon yn cau, aiff yr alwad ymlaen o’r cam yr oedd wedi’i gyrraedd, am ddiwrnod. Ni chedwir yr hyn a deipiwyd yn y cam hwnnw heb ei anfon ymlaen.',
  blocked: {
    frozen: 'Rhewyd gan {name}, {time}. Ni ellir anfon dim yn yr alwad hon.',
    frozenAdvice:
      'Dywedwch wrth y galwr y bydd rhywun o’r swyddfa yn cysylltu, a dewch â’r alwad ffôn i ben. Nid aiff dim ymlaen nes i ail berson godi’r rhewi: gofynnir am hynny ar dudalen yr achos.',
    frozenBefore:
      'Peidiwch â dechrau’r alwad hon. Nid aiff dim ymlaen nes i ail berson godi’r rhewi: gofynnir am hynny ar dudalen yr achos.',
    openCase: 'Agor yr achos',
    mobile:
      'Nid rhif y person hwn yn unig yw’r rhif symudol ar ein ffeiliau, felly ni ellir anfon cod ato.',
    mobileBefore:
      'Peidiwch â’i ffonio. Dewch i wybod y tu allan i Gwirio pa rif sydd ganddynt, a threfnwch ei roi ar y ffeil. Tan hynny, defnyddiwch y post.',
    mobileAdvice:
      'Ni ellir anfon dim yn yr alwad hon. Peidiwch â dweud pam, a pheidiwch â chymryd rhif arall gan y galwr. Dywedwch y bydd rhywun o’r swyddfa yn cysylltu, dewch â’r alwad ffôn i ben, a siaradwch â rheolwr.',
  },
  person: {
    phone:
      'Ffoniwch y rhif symudol sydd ar y ffeil. Mae’n gorffen gyda {ending}. Peidiwch byth â defnyddio rhif y mae galwr yn ei roi i chi.',
    language: 'Ym mha iaith yr ydych yn siarad?',
    onFile: 'Iaith ar y ffeil: {language}',
    both: 'Cymraeg a Saesneg',
    begin: 'Ymlaen at y cwestiynau',
  },
  questions: {
    hint: 'Teipiwch bob ateb fel y mae’r galwr yn ei roi. Nid oes ots am briflythrennau, bylchau na sut y dywedir dyddiad. Os nad yw’r galwr yn gwybod, teipiwch “ddim yn gwybod”.',
    only: 'Dim ond a basiwyd y gwiriad y byddwch yn ei weld, nid pa atebion oedd yn gywir.',
    button: 'Gwirio’r atebion',
    missing: '{question}: rhowch yr hyn a ddywedodd y galwr, neu “ddim yn gwybod”',
    again: 'Cael cwestiynau newydd',
    passed: 'Pasiwyd',
    notPassed:
      'Peidiwch â mynd ymlaen, a pheidiwch â dweud a oedd unrhyw ateb yn gywir. Ni ddywedir wrth neb pa atebion oedd yn anghywir, ddim hyd yn oed wrthych chi.',
    notPassedTell:
      'Darllenwch rif ac oriau’r swyddfa, fel y gall y galwr ei ffonio. Ni ellir trefnu dim yn yr alwad hon.',
    locked: 'Mae’r parti bellach wedi’i gloi. Rhaid i reolwr ei ddatgloi cyn i neb wirio eto.',
  },
  safeContact: {
    phone: 'Ydy’r ffôn yn breifat?',
    phoneYes: 'Ydy, dim ond y galwr sy’n darllen ei negeseuon testun',
    mailbox: 'Ydy’r blwch e-bost yn breifat?',
    mailboxYes: 'Ydy, dim ond y galwr sy’n darllen ei negeseuon e-bost',
    no: 'Nac ydy, neu nid yw’r galwr yn siŵr',
    when: 'Pryd mae’n ddiogel anfon neges destun?',
    anyTime: 'Ar unrhyw adeg',
    duringTheCall: 'Dim ond yn ystod yr alwad hon',
    between: 'Rhwng dwy adeg o’r dydd',
    from: 'O',
    to: 'Tan',
    timeHint: 'Er enghraifft 9:30 neu 17:00',
    button: 'Mynd ymlaen',
    choosePhone: 'Dewiswch a yw’r ffôn yn breifat',
    chooseMailbox: 'Dewiswch a yw’r blwch e-bost yn breifat',
    chooseWhen: 'Dewiswch pryd mae’n ddiogel anfon neges destun',
    fromMissing: 'Rhowch o ba bryd mae’n ddiogel anfon neges destun, er enghraifft 9:30',
    toMissing: 'Rhowch tan pryd mae’n ddiogel anfon neges destun, er enghraifft 17:00',
    sameTimes: 'Rhowch ddwy adeg wahanol',
    change: 'Newid yr atebion am gyswllt diogel',
    summary: 'Preifat. Neges destun: {when}',
    summaryBetween: '{from} tan {to}',
  },
  post: {
    phone:
      'Gall rhywun arall ddarllen y ffôn hwn, felly ni anfonir cod ato. Defnyddiwch y post, a dim ond i’r cyfeiriad post sydd ar y ffeil.',
    mailbox:
      'Gall rhywun arall ddarllen y blwch e-bost hwn, felly ni anfonir dim ato. Defnyddiwch y post, a dim ond i’r cyfeiriad post sydd ar y ffeil.',
    office: 'Swyddfa {area}, i’r galwr ei ffonio',
    noNumber:
      'Nid oes rhif wedi’i gadw ar gyfer y swyddfa hon eto. Chwiliwch amdano y tu allan i Gwirio, a dywedwch wrth reolwr.',
    open: '{days}: {opens} tan {closes}',
    closed: '{days}: ar gau',
    days: '{first} i d{last}',
    change: 'Mae gan y galwr ffôn neu flwch e-bost arall: gofyn eto',
  },
  address: {
    label: 'Cyfeiriad e-bost',
    hint: 'Teipiwch ef fel y mae’r galwr yn ei sillafu.',
    again: 'Yr un cyfeiriad e-bost eto',
    againHint: 'Gofynnwch i’r galwr ei sillafu unwaith eto a theipiwch ef eto. Peidiwch â’i gopïo.',
    button: 'Gwirio’r cyfeiriad',
    missing: 'Rhowch y cyfeiriad e-bost',
    againMissing: 'Rhowch y cyfeiriad e-bost yr ail waith',
    change: 'Newid y cyfeiriad',
  },
  collision: {
    advice:
      'Ni ellir trefnu dim yn yr alwad hon. Peidiwch â dweud pam, peidiwch â dyfalu pam, a pheidiwch â rhoi cynnig ar gyfeiriad arall. Dywedwch y geiriau uchod, dewch â’r alwad ffôn i ben, a dywedwch wrth reolwr.',
    button: 'Yn ôl at y parti',
  },
  readBack: {
    hint: 'Un llythyren ar y tro. Arhoswch i’r galwr gytuno ar ôl pob rhan.',
    checks: 'Beth mae’r gwiriadau’n ei ddweud',
    suggestion: 'Defnyddio {address}',
    suggestionHint:
      'Gofynnwch i’r galwr. Os dyna oedd ganddynt mewn golwg, mae’r botwm yn ei roi yn lle’r cyfeiriad hwn, i’w ddarllen yn ôl eto.',
    right: 'Wedi’i ddarllen yn ôl ac yn gywir',
    secondPerson:
      'Cyn anfon dim, rhaid i ail berson gymeradwyo hyn. Byddwch yn gofyn iddynt yn y cam nesaf.',
    manager:
      'Newidiwyd y ffôn symudol ar y ffeil yn ystod y 7 diwrnod diwethaf. Cyn anfon dim, rhaid i reolwr ei gymeradwyo. Byddwch yn gofyn yn y cam nesaf.',
    summary: 'Cywir',
  },
  checks: {
    form: {
      good: 'Mae wedi’i ysgrifennu fel cyfeiriad e-bost.',
      'look-again': 'Mae wedi’i ysgrifennu mewn ffordd anarferol. Darllenwch ef yn ôl yn araf.',
      'second-person':
        'Mae wedi’i ysgrifennu mewn ffordd anarferol. Rhaid i ail berson edrych arno.',
      stop: 'Nid cyfeiriad e-bost yw hwn.',
      'not-known': 'Ni ellid gwirio ai cyfeiriad e-bost yw hwn.',
    },
    'takes-mail': {
      good: 'Mae’r rhan ar ôl yr @ yn derbyn e-bost.',
      'look-again':
        'Efallai nad yw’r rhan ar ôl yr @ yn derbyn e-bost. Darllenwch hi yn ôl yn araf.',
      'second-person':
        'Efallai nad yw’r rhan ar ôl yr @ yn derbyn e-bost. Rhaid i ail berson edrych arno.',
      stop: 'Nid yw’r rhan ar ôl yr @ yn derbyn e-bost.',
      'not-known': 'Nid yw’n hysbys ar hyn o bryd a yw’r rhan ar ôl yr @ yn derbyn e-bost.',
    },
    'typing-error': {
      good: 'Nid oes ynddo wall teipio cyffredin.',
      'look-again': 'Efallai fod gwall teipio ynddo.',
      'second-person': 'Efallai fod gwall teipio ynddo. Rhaid i ail berson edrych arno.',
      stop: 'Mae gwall teipio ynddo.',
      'not-known': 'Ni ellid ei wirio am wallau teipio.',
    },
    'look-alike-letters': {
      good: 'Nid oes ynddo lythrennau sy’n edrych fel rhai eraill.',
      'look-again':
        'Mae ynddo lythrennau sy’n edrych fel rhai eraill. Gofynnwch pa rai sydd mewn golwg.',
      'second-person':
        'Mae ynddo lythrennau sy’n edrych fel rhai eraill. Rhaid i ail berson edrych arno.',
      stop: 'Mae ynddo lythrennau sy’n edrych fel rhai eraill, felly ni ellir ei ddefnyddio.',
      'not-known': 'Ni ellid ei wirio am lythrennau sy’n edrych fel rhai eraill.',
    },
    'role-mailbox': {
      good: 'Mae’n edrych fel blwch e-bost un person.',
      'look-again':
        'Yn aml mae sawl person yn darllen blychau fel hwn. Gofynnwch pwy sy’n ei ddarllen.',
      'second-person':
        'Yn aml mae sawl person yn darllen blychau fel hwn. Rhaid i ail berson edrych arno.',
      stop: 'Mae sawl person yn darllen blychau fel hwn, felly ni ellir ei ddefnyddio.',
      'not-known': 'Nid yw’n hysbys ai un person yn unig sy’n ei ddarllen.',
    },
    'disposable-provider': {
      good: 'Mae’r darparwr yn cadw ei flychau e-bost.',
      'look-again': 'Nid yw blychau’r darparwr hwn yn para. Gofynnwch am gyfeiriad arall.',
      'second-person': 'Nid yw blychau’r darparwr hwn yn para. Rhaid i ail berson edrych arno.',
      stop: 'Nid yw blychau’r darparwr hwn yn para, felly ni ellir ei ddefnyddio.',
      'not-known': 'Nid yw’n hysbys a yw’r darparwr yn cadw ei flychau e-bost.',
    },
    'own-domain': {
      good: 'Nid un o’n cyfeiriadau ni yw hwn.',
      'look-again': 'Mae’n edrych fel un o’n cyfeiriadau ni. Gofynnwch am eu cyfeiriad eu hunain.',
      'second-person': 'Mae’n edrych fel un o’n cyfeiriadau ni. Rhaid i ail berson edrych arno.',
      stop: 'Un o’n cyfeiriadau ni yw hwn. Gofynnwch i’r galwr am ei gyfeiriad ei hun.',
      'not-known': 'Nid yw’n hysbys ai un o’n cyfeiriadau ni yw hwn.',
    },
    'other-parties': {
      good: 'Mae’n annhebyg i bob cyfeiriad arall yn yr achos hwn.',
      'look-again': 'Darllenwch ef yn ôl yn araf: mae un llythyren yn bwysig yma.',
      'second-person':
        'Mae un llythyren yn bwysig yma. Darllenwch ef yn ôl yn araf, a rhaid i ail berson edrych arno.',
      stop: 'Ni ellir ei ddefnyddio yn yr achos hwn.',
      'not-known': 'Ni ellid ei gymharu â’r cyfeiriadau eraill yn yr achos hwn.',
    },
  },
  approval: {
    why: 'Rhywun arall sy’n penderfynu: person yn eich swyddfa chi, neu mewn un arall. Byddant yn gweld y cyfeiriad a’ch nodyn.',
    whyManager:
      'Newidiwyd y ffôn symudol ar y ffeil yn ystod y 7 diwrnod diwethaf, felly rheolwr sy’n penderfynu. Bydd yn gweld y cyfeiriad a’ch nodyn.',
    note: 'Nodyn i’r person sy’n penderfynu',
    noteHints: {
      address: 'Beth ddywedodd y galwr sy’n eich gwneud yn siŵr? 3 i 500 llythyren.',
      mobile: 'Sut y gwyddys mai eu rhif nhw yw’r rhif newydd ar y ffeil? 3 i 500 llythyren.',
      both: 'Beth sy’n eich gwneud yn siŵr o’r cyfeiriad, a sut y gwyddys mai eu rhif nhw yw’r rhif newydd ar y ffeil? 3 i 500 llythyren.',
    },
    button: 'Gofyn nawr',
    waiting: 'Yn aros am ail berson',
    waitingManager: 'Yn aros am reolwr',
    keepsLooking: 'Mae’r dudalen hon yn dal i edrych ar ei phen ei hun.',
    asked: 'Gofynnwyd am {time}',
    until: 'Yn dda tan {time}',
    look: 'Edrych eto',
    approved: 'Cymeradwywyd gan {name}',
    refused: 'Ni chymeradwywyd',
    expired: 'Ni phenderfynodd neb mewn pryd',
    refusedAdvice: {
      address:
        'Ni cheir anfon dim i’r cyfeiriad hwn. Gallwch nodi un arall, gofyn eto gyda nodyn gwell, neu stopio.',
      mobile:
        'Ni cheir anfon cod i’r rhif symudol ar y ffeil, beth bynnag yw’r cyfeiriad. Gallwch ofyn eto gyda nodyn gwell, neu stopio a dod i wybod y tu allan i’r alwad hon rhif pwy ydyw.',
      both: 'Ni cheir anfon dim i’r cyfeiriad hwn, na chod i’r rhif symudol ar y ffeil. Gallwch nodi cyfeiriad arall, gofyn eto gyda nodyn gwell, neu stopio.',
    },
    again: 'Gofyn eto',
    noteMissing: 'Rhowch nodyn o 3 llythyren o leiaf',
    goOn: 'Ymlaen',
  },
  send: {
    to: 'Aiff yr e-bost at',
    code: 'Aiff y cod at',
    mobile: 'Y ffôn symudol ar y ffeil sy’n gorffen gyda {ending}',
    when: 'Diogel anfon neges destun',
    warned: 'Rhybuddiwyd am: {warnings}.',
    warnings: {
      form: 'mae wedi’i ysgrifennu mewn ffordd anarferol',
      'takes-mail': 'efallai nad yw’r rhan ar ôl yr @ yn derbyn e-bost',
      'typing-error': 'efallai fod gwall teipio ynddo',
      'look-alike-letters': 'llythrennau sy’n edrych fel rhai eraill',
      'role-mailbox': 'blwch e-bost y gall sawl person ei ddarllen',
      'disposable-provider': 'darparwr nad yw ei flychau e-bost yn para',
      'own-domain': 'mae’n edrych fel un o’n cyfeiriadau ni',
      'other-parties': 'mae un llythyren yn bwysig yma',
    },
    language: 'Iaith y ddau',
    languageOfMessages: {
      cy: 'Aiff negeseuon yn Gymraeg: yr iaith ar y ffeil',
      en: 'Aiff negeseuon yn Saesneg: yr iaith ar y ffeil',
      both: 'Aiff negeseuon yn Gymraeg ac yn Saesneg, y Gymraeg yn gyntaf: nid yw’r iaith ar y ffeil yn hysbys',
    },
    otherLanguage: {
      cy: 'Mae’r alwad hon yn Gymraeg, ond nid yw hynny’n newid dim.',
      en: 'Mae’r alwad hon yn Saesneg, ond nid yw hynny’n newid dim.',
      both: 'Mae’r alwad hon yn y ddwy iaith, ond nid yw hynny’n newid dim.',
    },
    advice: 'Daw’r rhif symudol o’r ffeil bob amser. Ni chaiff byth ei deipio yma.',
    button: 'Anfon yr e-bost a’r cod',
    sending: 'Mae’n cael ei anfon',
    sendingAdvice: 'Mae hyn yn cymryd eiliad. Aiff y dudalen ymlaen ar ei phen ei hun.',
    look: 'Edrych eto',
  },
  stopping: {
    advice:
      'Efallai fod yr hyn a ddechreuwyd yn yr alwad hon yn dal i fynd yn ei flaen. Rhowch gynnig arall arni nes bod y dudalen hon yn dweud bod yr alwad wedi dod i ben.',
    again: 'Rhoi cynnig arall arni',
    freezeAdvice:
      'Os yw’r dudalen hon yn aros, rhewch y person: wedyn ni chaiff dim ei anfon ac ni fydd dim yn dechrau nes i ail berson godi’r rhewi.',
    freeze: 'Rhewi’r person',
  },
  ended: {
    title: 'Mae’r alwad wedi dod i ben',
    advice: 'Nid oes dim mwy i’w wneud yma.',
    next: 'I’r dudalen gyntaf',
  },
}
