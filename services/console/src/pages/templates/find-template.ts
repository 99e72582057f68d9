import { listTemplates, type TemplateView } from '@gwirio/contracts'
import type { Request } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'

/** The services that write to service users, by the name in the path. */
const services = {
  'email-verification': 'emailVerification',
  'sms-code': 'smsCode',
  correspondence: 'correspondence',
} as const

type ServiceName = keyof typeof services

/** A message and where it is. */
export interface FoundTemplate {
  readonly view: TemplateView
  readonly service: (typeof services)[ServiceName]
  /** Of its editor. */
  readonly path: string
}

/** The messages of all services. */
export async function readTemplates(context: Context, request: Request): Promise<FoundTemplate[]> {
  const names = Object.keys(services) as ServiceName[]
  const found = await Promise.all(names.map((name) => readTemplatesOf(context, request, name)))
  return found.flat()
}

/** The message that the path names; `null` when there is none. */
export async function findTemplate(
  context: Context,
  request: Request,
): Promise<FoundTemplate | null> {
  const { service, template } = request.params
  if (typeof service !== 'string' || !isServiceName(service)) return null
  const found = await readTemplatesOf(context, request, service)
  return found.find(({ view }) => view.template === template) ?? null
}

async function readTemplatesOf(
  context: Context,
  request: Request,
  name: ServiceName,
): Promise<FoundTemplate[]> {
  const service = services[name]
  const { templates } = await askAs(context, request, service, listTemplates)
  return templates.map((view) => ({
    view,
    service,
    path: `/manage/templates/${name}/${view.template}`,
  }))
}

function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(services, name)
}
