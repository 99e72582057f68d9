import { type Area, area } from '@gwirio/contracts'
import type { Setting } from '@gwirio/service-kit'
import { z } from 'zod'

/** Area offices separated by commas; none when it is absent. */
export function areasSetting(description: string): Setting<readonly Area[]> {
  const schema = z
    .string()
    .transform((text) => text.split(',').map((word) => word.trim()))
    .pipe(z.array(area))
  return {
    description,
    form: `areas separated by commas: ${area.options.map((word) => `\`${word}\``).join(', ')}`,
    schema,
    presence: { default: [] },
    isSecret: false,
  }
}
