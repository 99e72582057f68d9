import type { ConsoleWords } from '../en/index.ts'

export const manage: ConsoleWords['manage'] = {
  title: 'Rheoli',
  nothing: 'Ni chaiff eich cyfrif newid dim yma.',
  back: 'Yn ôl i Rheoli',
  save: 'Cadw',
  goBack: 'Mynd yn ôl',
  change: 'Newid',
  success: 'Wedi’i wneud',
  more: 'Mae mwy na’r rhain. Bydd y rhai nesaf yn ymddangos ar ôl delio â’r rhain.',
  note: 'Pam',
  entries: {
    staff: {
      title: 'Staff a’u mynediad',
      does: 'Ychwanegu pobl, newid yr hyn y cânt ei wneud, analluogi cyfrifon',
    },
    clients: {
      title: 'Systemau anfon adroddiadau',
      does: 'Ychwanegu systemau sy’n gofyn a ellir anfon adroddiad, a newid eu cyfrinachau',
    },
    areas: {
      title: 'Ardaloedd ac oriau',
      does: 'Rhif pob swyddfa, a phryd y mae ar agor',
    },
    templates: {
      title: 'Negeseuon',
      does: 'Yr hyn a anfonir at ddefnyddwyr gwasanaeth, Cymraeg a Saesneg ochr yn ochr',
    },
    locked: {
      title: 'Partïon wedi’u cloi',
      does: 'Datgloi partïon ar ôl gwiriadau hunaniaeth na chawsant eu pasio',
    },
    retention: {
      title: 'Cadw cofnodion',
      does: 'Pryd y mae cofnod pob achos sydd wedi dod i ben i’w waredu, a beth a gedwir yn hirach',
    },
    figures: {
      title: 'Ffigurau',
      does: 'Canlyniadau, amserau, rhesymau dros ddal yn ôl, negeseuon testun a’u cost, fel lluniau a thablau',
    },
  },
  done: {
    staffChanged: 'Newidiwyd y cyfrif. Mae’n cyfrif o’u tudalen nesaf ymlaen.',
    staffDisabled: 'Analluogwyd y cyfrif. Mae pob un o’i sesiynau wedi dod i ben.',
    clientDisabled: 'Analluogwyd y system. Nid yw’n cael mwy o docynnau.',
    areaChanged: 'Newidiwyd y swyddfa. Bydd yn ymddangos ar alwadau o hyn ymlaen.',
    templatePublished: 'Cyhoeddwyd y neges. Bydd y geiriad hwn ar bopeth a anfonir o hyn ymlaen.',
    partyUnlocked: 'Datglowyd y parti. Gellir gwirio pwy ydyw eto.',
    caseKept: 'Cedwir y cofnod nes i rywun ddweud nad yw i’w gadw’n hirach.',
    caseReleased: 'Ni chedwir y cofnod y tu hwnt i’w ddiwrnod.',
  },
}
