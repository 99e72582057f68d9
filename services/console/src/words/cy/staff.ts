import type { ConsoleWords } from '../en/index.ts'

export const staff: ConsoleWords['staff'] = {
  title: 'Staff a’u mynediad',
  back: 'Yn ôl at y staff',
  add: 'Ychwanegu aelod o staff',
  you: 'Eich cyfrif chi yw hwn. Rheolwr arall sy’n ei newid i chi.',
  allAreas: 'Pob ardal',
  never: 'Heb fewngofnodi eto',
  last: 'Mewngofnododd ddiwethaf {time}',
  invitedAgain: 'Gwahoddwyd eto {time}. Dilëwyd pob hen ffordd i mewn.',
  invitedAgainBy: 'Gwahoddwyd eto {time} gan {name}. Dilëwyd pob hen ffordd i mewn.',
  states: { invited: 'Gwahoddwyd', active: 'Ar waith', disabled: 'Analluogwyd' },
  roles: { 'business-support': 'Cymorth busnes', manager: 'Rheolwr', auditor: 'Archwilydd' },
  rolesDo: {
    'business-support': 'Yn ffonio defnyddwyr gwasanaeth ac yn gwirio cyfeiriadau',
    manager: 'Yr un peth, ac yn penderfynu beth sydd angen rheolwr, ac yn newid yr hyn sydd yma',
    auditor: 'Yn darllen popeth ac yn newid dim',
  },
  form: {
    name: 'Enw',
    nameHint: 'Fel y mae cydweithwyr yn eu hadnabod. Mae’n sefyll wrth yr hyn a wnaethant.',
    username: 'Enw defnyddiwr',
    usernameHint:
      'Defnyddiant hwn i fewngofnodi. Llythrennau bach, digidau, dotiau a chysylltnodau.',
    role: 'Beth y cânt ei wneud',
    areas: 'Ardaloedd',
    areasHint: 'Gwaith pwy a welant gyntaf. Peidiwch â dewis yr un i gael pob ardal.',
    addButton: 'Ychwanegu a chael cod ymrestru',
    nameMissing: 'Rhowch enw o 2 i 100 llythyren',
    usernameWrong:
      'Rhowch enw defnyddiwr o 2 i 64 o lythrennau bach, digidau, dotiau neu gysylltnodau',
    roleMissing: 'Dewiswch beth y cânt ei wneud',
  },
  changeTitle: 'Newid cyfrif',
  otherSteps: 'Camau eraill',
  disable: {
    button: 'Analluogi’r cyfrif hwn',
    does: 'Pan fydd rhywun yn gadael, neu pan all cyfrif fod yn y dwylo anghywir. Cânt eu hallgofnodi ym mhobman ar unwaith ac ni allant fewngofnodi. Mae’r hyn a wnaethant yn aros ar gofnod. I’w gadael i mewn eto, gwahoddwch nhw eto.',
    title: 'Analluogi’r cyfrif hwn?',
    confirm: 'Ie, ei analluogi',
  },
  invite: {
    button: 'Gwahodd eto',
    does: 'Pan fydd rhywun wedi colli cyfrinair, ffôn neu allwedd, neu’n dod yn ôl. Bydd eu cyfrinair, eu codau a’u cyfrinallweddi yn peidio â gweithio, cânt eu hallgofnodi ym mhobman, a chewch god ymrestru newydd ar eu cyfer.',
    title: 'Eu gwahodd eto?',
    confirm: 'Ie, eu gwahodd eto',
  },
  code: {
    title: 'Cod ymrestru',
    label: 'Y cod ar gyfer {username}',
    until: 'Yn ddilys tan {time}, ar gyfer un ymrestriad.',
    handOver: 'Sut i’w drosglwyddo',
    steps: {
      who: 'Gwnewch yn siŵr mai nhw sydd yno: wyneb yn wyneb, neu ar alwad a ddechreuwyd gennych chi.',
      tell: 'Dywedwch y cod wrthynt. Peidiwch â’i anfon drwy e-bost.',
      where:
        'Maent yn agor {address} ac yn rhoi eu henw defnyddiwr a’r cod hwn. Yno byddant yn dewis sut i fewngofnodi.',
    },
    once: 'Unwaith y mae’r dudalen hon yn dangos y cod. Os caiff ei golli, gwahoddwch nhw eto.',
    gone: 'Dangoswyd y cod eisoes',
    goneAdvice:
      'Unwaith y dangosir cod, fel na fydd neb yn dod o hyd iddo wedyn. Os na chafodd ei drosglwyddo, gwahoddwch nhw eto: mae hynny’n gwneud cod newydd a bydd yr hen un yn peidio â gweithio.',
  },
}
