import { type AreaView, changeArea, isRefusal, listAreas } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { askAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { listWeekdays } from '../../format-day.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold, tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { inAlphabetOf } from '../../words/plural.ts'
import { type AreaForm, checkArea, formOf, readAreaForm } from './form.ts'

/** The offices by name, with number and hours. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const language = languageOf(request)
    const { areas: names } = wordsIn(language)
    const compare = inAlphabetOf(language)
    const { areas } = await askAs(context, request, 'identityCheck', listAreas)
    sendPage(context, request, response, {
      template: 'areas/page.njk',
      title: (words) => words.offices.title,
      view: {
        offices: areas.toSorted((a, b) => compare(names[a.area], names[b.area])),
        weekdays: listWeekdays(language),
        notice: takeTold(request, 'notice'),
      },
    })
  }
}

export function changeForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    const office = await findOffice(context, request)
    if (!office) return next()
    send(context, request, response, { office, form: formOf(office) })
  }
}

export function takeChange(context: Context): RequestHandler {
  return async (request, response, next) => {
    const office = await findOffice(context, request)
    if (!office) return next()
    const language = languageOf(request)
    const words = wordsIn(language)
    const form = readAreaForm(request.body)
    const { body, errors } = checkArea(form, words, listWeekdays(language))
    if (!body) return send(context, request, response, { office, form, errors })
    const params = { area: office.area }
    const changed = await tryAs(context, request, 'identityCheck', changeArea, { params, body })
    if (isRefusal(changed)) {
      const error = { field: 'phone', text: words.problems[changed.refused] }
      return send(context, request, response, { office, form, errors: [error] })
    }
    tellOnce(request, { notice: 'areaChanged' })
    goTo(response, '/manage/areas')
  }
}

async function findOffice(context: Context, request: Request): Promise<AreaView | null> {
  const { areas } = await askAs(context, request, 'identityCheck', listAreas)
  return areas.find(({ area }) => area === request.params['area']) ?? null
}

interface View {
  readonly office: AreaView
  readonly form: AreaForm
  readonly errors?: readonly PageError[]
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { office, form, errors = [] }: View,
): void {
  sendPage(context, request, response, {
    template: 'areas/change.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ areas, offices }) => offices.changeTitle.replace('{area}', areas[office.area]),
    view: { office, form, weekdays: listWeekdays(languageOf(request)) },
    errors,
  })
}
