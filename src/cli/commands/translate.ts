import { Option, type Command } from 'commander';
import { amazonTranslator } from '../../aws/amazon-translator.ts';
import { translateClient } from '../../aws/clients.ts';
import { systemClock } from '../../aws/system-clock.ts';
import { ENGINE_NAMES, loadEngine, type EngineName } from '../../local/engine.ts';
import { readLocalGlossary } from '../../local/glossary.ts';
import { inProcessMemory } from '../../local/in-process-memory.ts';
import { startTranslateServer } from '../../local/translate/server.ts';
import type { ArticleFile } from '../../pipeline/article/read-article.ts';
import { serializeArticle } from '../../pipeline/document/serialize-article.ts';
import { parseSettings } from '../../pipeline/settings.ts';
import { translateArticle } from '../../pipeline/translate-article.ts';
import { noUsage } from '../../pipeline/translation/usage.ts';
import { FORMATS, render, type Format } from '../formats.ts';
import { asOption, engineOption, glossaryOption } from '../options.ts';
import { readArticleFile } from '../read-input.ts';
import { EXIT, say, soft, type ExitCode } from '../terminal.ts';

interface TranslateFlags {
  readonly engine: EngineName;
  readonly glossary?: string;
  readonly format: Format;
  readonly as?: string;
}

export function addTranslate(program: Command, exit: (code: ExitCode) => void): void {
  program
    .command('translate')
    .description('translate and align one article here and now, without buckets')
    .argument('<path>', 'the article, or - for standard input')
    .addOption(asOption())
    .addOption(engineOption(ENGINE_NAMES))
    .addOption(glossaryOption())
    .addOption(new Option('--format <name>', 'of what is printed').choices(FORMATS).default('json'))
    .option('--json', 'errors for programs')
    .action(async (path: string, flags: TranslateFlags) => {
      const document = await translateFile(await readArticleFile(path, flags.as), flags);
      process.stdout.write(render(serializeArticle(document), { format: flags.format, name: document.id }));
      const segments = document.blocks.flatMap((block) => block.segments);
      say(
        soft(
          `${document.id}: ${document.status}, ${document.blocks.length} blocks, ${segments.length} segments, proven`,
        ),
      );
      if (document.engine.notice) say(soft(`Engine ${document.engine.name}: ${document.engine.notice}`));
      exit(document.status === 'complete' ? EXIT.done : EXIT.partly);
    });
}

/** The same pipeline, client and server as the local cloud's, for one article. */
async function translateFile(file: ArticleFile, flags: TranslateFlags) {
  const local = loadEngine(flags.engine);
  const terms = flags.glossary === undefined ? undefined : await readLocalGlossary(flags.glossary);
  const server = await startTranslateServer({
    engine: local,
    ...(terms && { terminologies: new Map([[terms.name, terms.glossary]]) }),
  });
  const client = translateClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    return await translateArticle(file, {
      translator: amazonTranslator(
        client,
        { ...local.engine, glossary: terms?.name ?? null },
        { terminology: terms?.name },
      ),
      glossary: terms?.glossary ?? null,
      memory: inProcessMemory(),
      clock: systemClock,
      observer: { observe: () => undefined },
      settings: parseSettings(undefined, 'the defaults'),
      usage: noUsage(),
      signal: new AbortController().signal,
      deadline: null,
      lastTry: true,
    });
  } finally {
    client.destroy();
    await server.close();
  }
}
