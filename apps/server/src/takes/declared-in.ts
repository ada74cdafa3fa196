/**
 * What a JSON file beside a take, or the take's own tags, say about how it was made. Every tool has
 * its own names for the same two things; these are the usual ones.
 */
export interface Declared {
  readonly tool?: string;
  readonly prompt?: string;
}

const MOST_TOOL = 200;
const MOST_PROMPT = 32_000;

/** In the order of how sure they are; compared without case, spaces, `_`, `-` and `©`. */
const PROMPT_NAMES = [
  'prompt',
  'positiveprompt',
  'textprompt',
  'prompttext',
  'promptstart',
  'originalprompt',
  'userprompt',
  'inputtext',
];
const TOOL_NAMES = [
  'tool',
  'model',
  'modelname',
  'modelid',
  'modelversion',
  'generator',
  'engine',
  'madewith',
  'provider',
  'softwareagent',
  'claimgenerator',
  'software',
];
/** Words that people and programs use for prompts, and for much else. */
const FREE_NAMES = ['description', 'comment', 'cmt', 'desc', 'synopsis', 'caption'];
/** These wrote the file, but made no picture. */
const WRITERS = /^(?:lav[fc]\d|x26[45]|handbrake|mediabunny|gpac|l-smash|isomedia|ffmpeg)/iu;
const FEWEST_WORDS = 4;
const DEEPEST = 6;

/** Reads a sidecar's JSON: the shallowest field with one of the usual names counts. */
export const declaredInSidecar = (json: unknown): Declared => {
  const graph = promptOfGraph(json);
  if (graph) return graph;
  const fields = [...fieldsOf(json)];
  return declared(textUnder(fields, TOOL_NAMES), textUnder(fields, PROMPT_NAMES));
};

/** Reads the tags of a file's container and its C2PA manifest. */
export const declaredInFile = (
  tags: Readonly<Record<string, string>> | null,
  c2pa: unknown,
): Declared => {
  const fields = [...fieldsOf(tags ?? {})];
  for (const [, value] of fields) {
    const inside = jsonIn(value);
    if (inside === undefined) continue;
    const found = declaredInSidecar(inside);
    if (found.prompt !== undefined) return found;
  }
  const signed = textUnder([...fieldsOf(c2pa)], ['softwareagent', 'claimgenerator']);
  const tool = signed ?? textUnder(fields, [...TOOL_NAMES, 'encoder', 'too', 'encodingtool']);
  return declared(tool, textUnder(fields, PROMPT_NAMES) ?? freePrompt(fields));
};

const declared = (tool: string | undefined, prompt: string | undefined): Declared => ({
  ...(tool !== undefined && !WRITERS.test(tool) && { tool: tool.slice(0, MOST_TOOL) }),
  ...(prompt !== undefined && { prompt: prompt.slice(0, MOST_PROMPT) }),
});

type Field = readonly [name: string, value: unknown];

/** All fields of a JSON value, the shallow ones first. */
function* fieldsOf(json: unknown): Generator<Field> {
  let level = [json];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const [name, one] of Object.entries(value)) {
        if (!Array.isArray(value)) yield [plain(name), one];
        below.push(one);
      }
    }
    level = below;
  }
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_\-©]/gu, '');

const textUnder = (fields: readonly Field[], names: readonly string[]): string | undefined => {
  for (const name of names) {
    for (const [own, value] of fields) {
      if (own !== name) continue;
      const text = textOf(value);
      if (text !== undefined) return text;
    }
  }
  return undefined;
};

/** A text, or the text inside `{ text }`, `{ name }` or `{ prompt }`. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const inner = Object.entries(value).find(
    ([name, one]) => ['text', 'name', 'prompt'].includes(plain(name)) && typeof one === 'string',
  );
  return textOf(inner?.[1]);
};

const freePrompt = (fields: readonly Field[]): string | undefined => {
  const text = textUnder(fields, FREE_NAMES);
  if (text === undefined) return undefined;
  const marked = /^prompt\s*:\s*(.+)$/isu.exec(text)?.[1];
  if (marked !== undefined) return marked.trim();
  const words = text.split(/\s+/u).length;
  return words >= FEWEST_WORDS && !/https?:\/\//iu.test(text) ? text : undefined;
};

const jsonIn = (value: unknown): unknown => {
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined; // it only began like JSON
  }
};

/** ComfyUI writes the graph it ran: nodes by number. Its longest text is the prompt. */
const promptOfGraph = (json: unknown): Declared | undefined => {
  const graph = [
    json,
    ...[...fieldsOf(json)].filter(([name]) => name === 'prompt').map(([, v]) => jsonIn(v) ?? v),
  ].find(isGraph);
  if (!graph) return undefined;
  const texts = Object.values(graph).flatMap(({ inputs }) =>
    typeof inputs?.['text'] === 'string' ? [inputs['text'].trim()] : [],
  );
  const longest = texts.toSorted((a, b) => b.length - a.length)[0];
  return declared('ComfyUI', longest || undefined);
};

interface GraphNode {
  readonly class_type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
}

const isGraph = (json: unknown): json is Readonly<Record<string, GraphNode>> => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const nodes: unknown[] = Object.values(json);
  return (
    nodes.length > 0 &&
    nodes.every((node) => typeof node === 'object' && node !== null && 'class_type' in node)
  );
};
