import { listTemplates, publishTemplate, refuse, type TemplateView } from '@gwirio/contracts'
import { type TemplateName, templates, versionOfTemplate } from '@gwirio/messages'
import { type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

/** The messages of one service, as the contract says. */
export class TemplatesWorld extends Moods {
  readonly templates: TemplateView[]
  readonly asked: unknown[] = []

  constructor(names: readonly TemplateName[]) {
    super()
    this.templates = names.map(viewOf)
  }

  /** Somebody else publishes another wording. */
  publishElsewhere(name: TemplateName, english: string): void {
    const found = this.templates.find(({ template }) => template === name)
    if (found) this.#publish(found, { cy: found.cy, en: { ...found.en, text: english } })
  }

  get routes(): Route[] {
    return [
      route(listTemplates, async () => {
        return this.refusal(listTemplates) ?? { templates: this.templates }
      }),
      route(publishTemplate, async ({ params, body }) => {
        this.asked.push(body)
        const found = this.templates.find(({ template }) => template === params.template)
        if (!found) return refuse('template-not-found')
        if (body.insteadOf !== found.version) return refuse('template-changed')
        return this.refusal(publishTemplate) ?? this.#publish(found, body)
      }),
    ]
  }

  #publish(found: TemplateView, { cy, en }: Pick<TemplateView, 'cy' | 'en'>): TemplateView {
    return Object.assign(found, {
      cy,
      en,
      version: versionOfTemplate({ cy, en }),
      publishedAt: '2026-11-21T09:00:00.000Z',
      publishedBy: 'Mair Jones',
    })
  }
}

function viewOf(name: TemplateName): TemplateView {
  const { kind, placeholders, cy, en } = templates[name]
  return {
    template: name,
    kind,
    placeholders: [...placeholders],
    cy,
    en,
    version: versionOfTemplate({ cy, en }),
    publishedAt: null,
    publishedBy: null,
  }
}
