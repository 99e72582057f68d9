import type { ConsoleWords } from '../en/index.ts'

export const practice = {
  banner: 'Ymarfer: pobl ddychmygol. Nid oes dim yma yn cyrraedd neb.',
  bannerLink: 'Sut i ymarfer',
  title: 'Y byd ymarfer',
  what: 'Mae popeth yn gweithio fel y mae go iawn, ond pobl ddychmygol sydd yma, ac mae eu ffonau a’u blychau e-bost ar y cyfrifiadur hwn. Nid oes dim a wnewch yma yn cyrraedd person go iawn.',
  steps: [
    'Chwiliwch am berson dychmygol a dechreuwch alwad. Mae’r rhestr o bobl isod yn dweud beth mae pob un yn ei ateb.',
    'Anfonwch yr e-bost a’r cod i gyfeiriad o’ch dewis, fel sian@post.example.',
    'Ar dudalen y gwiriad, dewiswch sut mae’r defnyddiwr gwasanaeth yn ateb, a gwyliwch beth sy’n digwydd.',
  ],
  mannersTitle: 'Atebion i ymarfer â nhw',
  people: 'Y bobl ddychmygol a’u hatebion (yn agor mewn tab newydd)',
  reply: 'Ymarfer: mae’r defnyddiwr gwasanaeth yn ateb',
  replyHint: 'Yn y byd ymarfer yn unig.',
  button: 'Anfon yr ateb hwn',
  manners: {
    good: 'Gyda’r cod cywir',
    wrong: 'Gyda chod anghywir',
    late: 'Yn rhy hwyr',
    automatic: 'Allan o’r swyddfa',
    'other-address': 'O gyfeiriad arall',
    unsigned: 'Heb lofnod',
  },
  outcomes: {
    good: 'Mae’r cyfeiriad wedi’i wirio.',
    wrong: 'Collir un cynnig; mae’r defnyddiwr gwasanaeth yn cael ateb byr.',
    late: 'Mae’r cod yn rhy hen pan ddaw’r ateb; anfonir un newydd ohono’i hun.',
    automatic: 'Caiff ei nodi ac nid yw’n newid dim.',
    'other-address': 'Caiff ei ddal yn ôl: rhaid i rywun edrych arno.',
    unsigned:
      'Caiff ei ddal yn ôl, oni bai fod yr ardal yn derbyn atebion o’r fath. Gall ail berson ei dderbyn, unwaith y bydd y person wedi dweud ar y ffôn mai nhw a’i hysgrifennodd.',
  },
  notSent: 'Ni anfonwyd yr ateb',
  willCome: 'Bydd yr ateb yn dod',
  leavesAt:
    'Bydd yn gadael am {time}, pan fydd ei god yn rhy hen. Gallwch fynd ymlaen yn y cyfamser.',
  refusals: {
    'no-prompt':
      'Nid yw’r e-bost wedi cyrraedd eto. Arhoswch nes bod y dudalen yn dweud ei fod wedi’i anfon.',
    'no-code':
      'Nid yw’r neges destun wedi cyrraedd eto. Arhoswch nes bod y dudalen yn dweud ei bod wedi’i danfon.',
    'not-ready':
      'Nid yw’r byd ymarfer yn ateb. Gwiriwch ei fod yn rhedeg, a rhowch gynnig arall arni.',
  },
  back: 'Yn ôl i’r gwiriad',
} satisfies ConsoleWords['practice']
