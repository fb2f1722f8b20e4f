import type { Engine } from '../pipeline/document/engine.ts';
import type { LineEngine } from './translate/service.ts';
import { DEMO_ENGINE, loadDemoEngine } from './translate/demo/engine.ts';

/** The engines of a local cloud; `auto` is the best of those that need no download. */
export const ENGINE_NAMES = ['auto', 'demo'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What translates behind the local Amazon-Translate-compatible server, and what documents say of it. */
export interface LocalEngine extends LineEngine {
  readonly engine: Engine;
}

/** What documents say of the engine of a local cloud, by its name. */
export function engineCalled(name: string): Engine {
  const { model, notice } = name === DEMO_ENGINE.name ? DEMO_ENGINE : { model: null, notice: null };
  return { name, model, notice, glossary: null };
}

export function loadEngine(name: EngineName): LocalEngine {
  switch (name) {
    case 'auto':
    case 'demo': {
      const demo = loadDemoEngine();
      return {
        engine: { ...DEMO_ENGINE, glossary: null },
        translateLine: (line, glossary) => demo.translateLine(line, glossary),
      };
    }
  }
}
