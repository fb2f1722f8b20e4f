import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { addGlossary, readGlossary } from '../../infra/glossary.ts';
import { resourcesOf, synthesise, type Resource } from './synthesise.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glossary-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileOf(rows: string): string {
  const path = join(folder, 'terms.csv');
  writeFileSync(path, `ar,en\n${rows}`);
  return path;
}

const ARCHIVE = 'أرشيف المدينة,City Archive\n';

function deployed(rows: string): ReturnType<typeof synthesise> {
  return synthesise({ stackName: 'Desk', warraq: { glossary: fileOf(rows) } });
}

function only(template: ReturnType<typeof synthesise>, type: string): Resource {
  const resources = Object.values(resourcesOf(template, type));
  expect(resources).toHaveLength(1);
  return resources[0]!;
}

const Terminology = z.object({ Name: z.string(), TerminologyData: z.object({ File: z.string() }) });
const Variables = z.object({ Variables: z.record(z.string(), z.unknown()) });

function variablesOf(template: ReturnType<typeof synthesise>) {
  return Variables.parse(only(template, 'AWS::Lambda::Function').Properties['Environment']).Variables;
}

describe('a deployed glossary', () => {
  test('is a terminology with clitic variants, in base64', () => {
    const { Properties } = only(deployed(ARCHIVE), 'AWS::Translate::Terminology');
    expect(Properties).toMatchObject({
      Name: expect.stringMatching(/^Desk-glossary-[0-9a-f]{12}$/u) as unknown,
      MergeStrategy: 'OVERWRITE',
      TerminologyData: { Format: 'CSV', Directionality: 'UNI' },
    });
    const { File } = Terminology.parse(Properties).TerminologyData;
    expect(Buffer.from(File, 'base64').toString().split('\n').slice(0, 4)).toEqual([
      'ar,en',
      'أرشيف المدينة,City Archive',
      'وأرشيف المدينة,City Archive',
      'لأرشيف المدينة,City Archive',
    ]);
  });

  test('is named to the function, which starts using it only once it is there', () => {
    const template = deployed(ARCHIVE);
    const { Name } = Terminology.parse(only(template, 'AWS::Translate::Terminology').Properties);
    expect(variablesOf(template)['WARRAQ_GLOSSARY']).toBe(`{"name":"${Name}","file":"glossary.csv"}`);
    const [logicalId] = Object.keys(resourcesOf(template, 'AWS::Translate::Terminology'));
    expect(only(template, 'AWS::Lambda::Function').DependsOn).toContain(logicalId);
  });

  test('that changes is another resource with another name; one that does not is the same', () => {
    const namesOf = (rows: string) => {
      const entries = Object.entries(resourcesOf(deployed(rows), 'AWS::Translate::Terminology'));
      return entries.map(([id, { Properties }]) => [id, Properties['Name']]);
    };
    const [[id, name]] = namesOf(ARCHIVE) as [[string, string]];
    const [[otherId, otherName]] = namesOf(`${ARCHIVE}سوق الليل,Night Market\n`) as [[string, string]];
    expect(otherId).not.toBe(id);
    expect(otherName).not.toBe(name);
    expect(namesOf(ARCHIVE)).toEqual([[id, name]]);
  });

  test('may be read by the function, this one and no other', () => {
    const template = deployed(ARCHIVE);
    const { Name } = Terminology.parse(only(template, 'AWS::Translate::Terminology').Properties);
    const policies = JSON.stringify(only(template, 'AWS::IAM::Role').Properties['Policies']);
    const arn = `arn:<AWS::Partition>:translate:<AWS::Region>:<AWS::AccountId>:terminology/${Name}`;
    expect(policies).toContain(
      JSON.stringify({
        Action: 'translate:GetTerminology',
        Effect: 'Allow',
        Resource: [arn, `${arn}/LATEST`],
      }),
    );
  });

  test('is not there unless the settings ask for it', () => {
    const template = synthesise();
    expect(resourcesOf(template, 'AWS::Translate::Terminology')).toEqual({});
    expect(variablesOf(template)).not.toHaveProperty('WARRAQ_GLOSSARY');
    expect(JSON.stringify(template)).not.toContain('GetTerminology');
  });

  test('may be that of the samples, by its path from the folder of the project', () => {
    expect(readGlossary('content/glossary.csv').terminology.length).toBeLessThan(100_000);
  });

  test('lies beside the code, without variants', () => {
    addGlossary(folder, readGlossary(fileOf(ARCHIVE)));
    expect(readFileSync(join(folder, 'glossary.csv'), 'utf8')).toBe(`ar,en\n${ARCHIVE}`);
  });
});

describe('a glossary that cannot be deployed', () => {
  test.each([
    [
      'two targets for a term',
      `${ARCHIVE}أرشيف المدينة,Town Records\n`,
      /line 3: .* is "City Archive" in line 2/u,
    ],
    ['a blank side', 'أرشيف المدينة,\n', /line 2: The English side is blank/u],
    ['three columns', 'أرشيف المدينة,City Archive, the\n', /line 2: expected 2 columns, found 3/u],
    [
      'more than a template holds',
      Array.from({ length: 1000 }, (_, n) => `${'قاعة '.repeat(12)}${n},Hall ${n}\n`).join(''),
      /too large for a CloudFormation template[^]*Take terms out/u,
    ],
  ])('stops synthesis: %s', (_, rows, message) => {
    expect(() => deployed(rows)).toThrow(message);
  });

  test('names a file that is not there, in words', () => {
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
      env: { CDK_CONTEXT_JSON: '{"warraq":{"glossary":"content/terms.csv"}}' },
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^The glossary content\/terms\.csv of the settings cannot be read: ENOENT.*Correct its path\.\n$/u,
    );
    expect(status).toBe(1);
  });
});
