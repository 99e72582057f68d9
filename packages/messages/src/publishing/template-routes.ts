import { type Audit, actorOf } from '@gwirio/audit'
import {
  type AnswerOf,
  type InputOf,
  listTemplates,
  publishTemplate,
  refuse,
  type TemplateView,
} from '@gwirio/contracts'
import { type Caller, type Clock, type Route, route } from '@gwirio/service-kit'
import type { Kysely, Transaction } from 'kysely'
import { findTemplateProblem } from '../find-template-problem.ts'
import {
  type TemplateDefinition,
  type TemplateName,
  templates,
  templatesOfKind,
} from '../templates.ts'
import { tidyTemplate } from '../tidy-template.ts'
import { addTemplateVersion, type CurrentTemplate, findTemplate } from './template-versions.ts'

interface Surroundings<DB> {
  readonly db: Kysely<DB>
  readonly audit: Audit
  readonly clock: Clock
  /** Seals the names of who published. */
  readonly vault: {
    seal(column: string, rowId: string, plain: string): Buffer
    open(column: string, rowId: string, box: Buffer): string
  }
}

/** The routes of a service that writes messages of one kind: list their templates, publish one. */
export function templateRoutes<DB>(
  surroundings: Surroundings<DB>,
  kind: TemplateDefinition['kind'],
): Route[] {
  const names = templatesOfKind(kind)
  return [
    route(listTemplates, async () => {
      const list = names.map(async (name) => {
        return present(surroundings, name, await findTemplate(surroundings.db, name))
      })
      return { templates: await Promise.all(list) }
    }),
    route(publishTemplate, async ({ params, body }, { caller }) => {
      const name = names.find((known) => known === params.template)
      if (!name) return refuse('template-not-found')
      const request = { name, body, caller }
      return surroundings.db.transaction().execute((tx) => publish(surroundings, tx, request))
    }),
  ]
}

async function publish<DB>(
  surroundings: Surroundings<DB>,
  tx: Transaction<DB>,
  { name, body, caller }: PublishRequest,
): Promise<AnswerOf<typeof publishTemplate>> {
  const publishedAt = surroundings.clock.now()
  const current = await findTemplate(tx, name)
  if (current.version !== body.insteadOf) return refuse('template-changed')
  const draft = tidyTemplate(templates[name].kind, body)
  const problem = findTemplateProblem(templates[name], draft)
  if (problem) return refuse(problem)

  const actor = actorOf(caller)
  const rowId = rowIdOf(name, current.number + 1)
  const publisherName = caller.name ? surroundings.vault.seal(nameColumn, rowId, caller.name) : null
  const added = { ...draft, publishedAt, publishedBy: actor.id, publisherName, after: current }
  if (!(await addTemplateVersion(tx, name, added))) return refuse('template-changed')
  const published = await findTemplate(tx, name)
  await surroundings.audit.append(tx, {
    caseId: null,
    action: 'template.published',
    actor,
    occurredAt: publishedAt,
    details: { template: name, version: published.version, insteadOf: current.version },
  })
  return present(surroundings, name, published)
}

interface PublishRequest {
  readonly name: TemplateName
  readonly body: InputOf<typeof publishTemplate>['body']
  readonly caller: Caller
}

const nameColumn = 'template_version.publisher_name'

function rowIdOf(name: TemplateName, number: number): string {
  return `${name}:${number}`
}

function present(
  { vault }: Pick<Surroundings<unknown>, 'vault'>,
  name: TemplateName,
  current: CurrentTemplate,
): TemplateView {
  const { cy, en, version, number, publishedAt, publishedBy, publisherName } = current
  const { kind, placeholders } = templates[name]
  return {
    template: name,
    kind,
    placeholders: [...placeholders],
    cy,
    en,
    version,
    publishedAt: publishedAt?.toISOString() ?? null,
    publishedBy: publisherName
      ? vault.open(nameColumn, rowIdOf(name, number), publisherName)
      : publishedBy,
  }
}
