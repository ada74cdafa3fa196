import type { TLAsset, TLAssetStore } from 'tldraw';
import { uploadImage } from './upload-image.ts';

const OURS = '/media/';

/**
 * Where tldraw puts files. The document holds an address on this site and never the bytes; an
 * address anywhere else is not loaded, or whoever writes one could watch who opens the board.
 */
export const assetStoreOf = (boardId: string): TLAssetStore => ({
  upload: async (_asset, file) => ({ src: (await uploadImage(boardId, file)).url }),
  resolve: ({ props: { src } }) => (src?.startsWith(OURS) ? src : null),
});

/** An asset as it may stand in the document: without bytes in its address. */
export function withoutBytes(asset: TLAsset): TLAsset {
  const { src } = asset.props;
  if (src === null || !/^(data|blob):/u.test(src)) return asset;
  return { ...asset, props: { ...asset.props, src: null } } as TLAsset;
}
