import { describe, expect, it } from 'vitest';
import { declaredInFile, declaredInSidecar } from '../../src/takes/declared-in.ts';

const GRAPH = {
  '3': { class_type: 'KSampler', inputs: { seed: 7 } },
  '6': {
    class_type: 'CLIPTextEncode',
    inputs: { text: 'the wedding car in the fog, grainy film' },
  },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'text, watermark' } },
};

describe('a sidecar', () => {
  it.each([
    ['plain fields', { prompt: 'the gum', model: 'Veo 3' }, { prompt: 'the gum', tool: 'Veo 3' }],
    [
      'other names',
      { textPrompt: 'the gum', model_name: 'gen4' },
      { prompt: 'the gum', tool: 'gen4' },
    ],
    ['a request inside', { id: 7, input: { Prompt: ' the gum ' } }, { prompt: 'the gum' }],
    ['a prompt with a text', { prompt: { text: 'the gum', weight: 1 } }, { prompt: 'the gum' }],
    [
      'a list of generations',
      { data: [{ prompt: 'first' }, { prompt: 'second' }] },
      { prompt: 'first' },
    ],
    [
      'the outer before the inner',
      { meta: { prompt: 'inner' }, prompt: 'outer' },
      { prompt: 'outer' },
    ],
    [
      'the graph that ComfyUI ran',
      GRAPH,
      { prompt: 'the wedding car in the fog, grainy film', tool: 'ComfyUI' },
    ],
    [
      'the same inside',
      { prompt: GRAPH },
      { prompt: 'the wedding car in the fog, grainy film', tool: 'ComfyUI' },
    ],
    ['nothing', { seed: 7, prompt: '', model: null }, {}],
    ['a list', ['the gum'], {}],
    ['no object', 'the gum', {}],
    ['null', null, {}],
    ['undefined', undefined, {}],
  ])('with %s', (_, json, found) => {
    expect(declaredInSidecar(json)).toEqual(found);
  });

  it('is cut where a prompt or a tool may not be longer', () => {
    const found = declaredInSidecar({ prompt: 'p'.repeat(40_000), tool: 't'.repeat(300) });
    expect(found.prompt).toHaveLength(32_000);
    expect(found.tool).toHaveLength(200);
  });
});

describe('a file', () => {
  it.each([
    ['a prompt', { prompt: 'the gum', model: 'Kling' }, null, { prompt: 'the gum', tool: 'Kling' }],
    [
      'JSON in its comment',
      { comment: '{"prompt":"the gum","model":"Veo"}' },
      null,
      { prompt: 'the gum', tool: 'Veo' },
    ],
    [
      'a graph in a tag',
      { prompt: JSON.stringify(GRAPH) },
      null,
      { prompt: 'the wedding car in the fog, grainy film', tool: 'ComfyUI' },
    ],
    ['a marked comment', { comment: 'Prompt: the gum' }, null, { prompt: 'the gum' }],
    [
      'a description',
      { description: 'the gum pops in slow motion' },
      null,
      { prompt: 'the gum pops in slow motion' },
    ],
    ['an advertisement', { comment: 'made with love at https://example.com' }, null, {}],
    ['two words', { comment: 'final cut' }, null, {}],
    ['the program that wrote it', { encoder: 'Lavf59.27.100' }, null, {}],
    [
      'a maker that signed it',
      { encoder: 'Lavf59' },
      { softwareAgent: 'Sora', signedBy: 'OpenAI' },
      { tool: 'Sora' },
    ],
    [
      'what only began like JSON',
      { comment: '{ the gum pops' },
      null,
      { prompt: '{ the gum pops' },
    ],
    ['nothing', {}, null, {}],
  ])('with %s', (_, tags, c2pa, found) => {
    expect(declaredInFile(tags as Record<string, string>, c2pa)).toEqual(found);
  });
});
