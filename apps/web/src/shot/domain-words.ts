import type { Domain } from '@takeboard/storyboard';
import type { Member, Role } from '../api/wire.ts';

interface DomainWords {
  readonly name: string;
  readonly short: string;
  readonly role: Role;
}

/** What a shot is about, and whose final say that is when two stay split. */
export const DOMAIN_WORDS: Readonly<Record<Domain, DomainWords>> = {
  'camera-story': { name: 'Camera and story', short: 'camera, story', role: 'director' },
  'face-lyrics-song': {
    name: 'Face, lyrics, song moments',
    short: 'face, song',
    role: 'artist',
  },
};

const or = new Intl.ListFormat('en', { type: 'disjunction' });

/** Who has the final say on shots of a domain, by name where somebody has that role. */
export function finalSay(
  domain: Domain,
  members: readonly Pick<Member, 'name' | 'role'>[],
): string {
  const { role } = DOMAIN_WORDS[domain];
  const names = members.filter((member) => member.role === role).map(({ name }) => name);
  if (names.length === 0) return `Final say: the ${role}, who is not on this board yet`;
  return `Final say: ${or.format(names)}`;
}
