import { openInput } from './open-input.ts';

/** The number of pictures in a finished MP4 of ours, by its own index; 0 when it has none. */
export async function countFrames(path: string): Promise<number> {
  const { input, bunny } = await openInput(path);
  try {
    const video = await input.getPrimaryVideoTrack();
    if (video === null) return 0;
    const { packetCount } = await video.computePacketStats();
    // The last picture must be there with its bytes, not only in the index.
    const last = await new bunny.EncodedPacketSink(video).getPacket(Infinity);
    return last === null || last.data.length === 0 ? 0 : packetCount;
  } catch {
    return 0; // what cannot be read back was not written as it should have been
  } finally {
    input.dispose();
  }
}
