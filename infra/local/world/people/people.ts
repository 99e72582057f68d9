import { Router } from 'express'
import nunjucks from 'nunjucks'
import { type MadeUpParty, readMadeUpParties } from '../../src/made-up-world.ts'

const aboutTheCase = ['case_reference', 'area', 'law', 'party_reference', 'name', 'language']
const notFacts = [
  ...aboutTheCase,
  'mobile',
  'mobile_since',
  'email',
  'known_to_others',
  'linked_cases',
  'case_ended',
]

/** A page that says who can be phoned and what each would answer: made-up people only. */
export function peopleRoutes(): Router {
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(import.meta.dirname), {
    autoescape: true,
    throwOnUndefined: true,
  })
  const page = templates.render('people.njk', { people: readMadeUpParties().map(describe) })
  return Router().get('/people', (_request, response) => void response.type('html').send(page))
}

function describe(party: MadeUpParty) {
  const facts = Object.entries(party).filter(
    ([column, text]) => text !== '' && !notFacts.includes(column),
  )
  return {
    name: party['name'],
    caseReference: party['case_reference'],
    mobile: party['mobile'] || 'no mobile on file',
    facts: facts.map(([column, text]) => ({ name: column.replaceAll('_', ' '), text })),
  }
}
