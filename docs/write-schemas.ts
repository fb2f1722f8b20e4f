/** `npm run docs`: writes the JSON Schemas into this folder. A test says when they are not current. */
import { writeFileSync } from 'node:fs';
import { jsonSchemas } from '../src/pipeline/document/json-schema.ts';

for (const [name, text] of Object.entries(jsonSchemas())) {
  writeFileSync(new URL(name, import.meta.url), text);
  console.log(`docs/${name}`);
}
