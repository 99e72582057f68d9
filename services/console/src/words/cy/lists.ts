import type { ConsoleWords } from '../en/index.ts'

export const lists = {
  questions: {
    'date-of-birth': 'Dyddiad geni',
    postcode: 'Cod post',
    'first-line-of-address': 'Llinell gyntaf y cyfeiriad',
    'middle-name': 'Enw canol',
    'child-first-name': 'Enw cyntaf plentyn',
    'child-date-of-birth': 'Dyddiad geni plentyn',
    court: 'Llys',
    solicitor: 'Cyfreithiwr',
    'place-of-birth': 'Man geni',
    'previous-surname': 'Cyfenw blaenorol',
  },
  areas: {
    gwent: 'Gwent',
    'mid-and-west-wales': 'Canolbarth a gorllewin Cymru',
    'south-wales': 'De Cymru',
    'south-west-wales': 'De-orllewin Cymru',
    'north-wales': 'Gogledd Cymru',
  },
  laws: { private: 'Cyfraith breifat', public: 'Cyfraith gyhoeddus' },
  languages: {
    cy: 'Cymraeg',
    en: 'Saesneg',
    both: 'Ddim yn hysbys: cynigiwch Gymraeg a Saesneg',
  },
  mobileProblems: {
    missing: 'Nid oes ffôn symudol ar y ffeil',
    landline: 'Llinell dir yw’r rhif ar y ffeil, ac ni all dderbyn neges destun',
    foreign: 'Nid rhif o’r DU yw’r rhif ar y ffeil',
    'not-a-number': 'Nid rhif ffôn symudol yw’r rhif ar y ffeil',
  },
} satisfies Partial<ConsoleWords>
