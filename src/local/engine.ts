import type { Engine } from '../pipeline/document/engine.ts';
import { DEMO_ENGINE, loadDemoEngine } from './translate/demo/engine.ts';

/** The engines of a local cloud; `auto` is the best of those that need no download. */
export const ENGINE_NAMES = ['auto', 'demo'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** What translates behind the local Amazon-Translate-compatible server, and what documents say of it. */
export interface LocalEngine {
  readonly engine: Engine;
  readonly translateLine: (line: string) => string;
}

export function loadEngine(name: EngineName): LocalEngine {
  switch (name) {
    case 'auto':
    case 'demo': {
      const demo = loadDemoEngine();
      return {
        engine: { ...DEMO_ENGINE, glossary: null },
        translateLine: (line) => demo.translateLine(line),
      };
    }
  }
}
