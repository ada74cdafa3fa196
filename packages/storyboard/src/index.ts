export { MAIN_CUT, ROOTS, SERVER_ROOTS, openBoard, rootsOf } from './board.ts';
export type { Board, BoardRoots, RootName } from './board.ts';
export { putRecord, readRecord, sameValue, updateRecord } from './canvas-record.ts';
export type { PlainRecord, StoredRecord } from './canvas-record.ts';
export {
  CARD_SIZE,
  PAGE_ID,
  TAKE_HEIGHT,
  canvasSchema,
  panelProps,
  shotCardProps,
  takeCardProps,
} from './canvas-schema.ts';
export type { PanelShape, ShotCardShape, TakeCardShape } from './canvas-schema.ts';
export { rollTo, setSlot, swapSlots, takeOffSong } from './edit-cut.ts';
export {
  MAX_NAME,
  addMarker,
  addSection,
  removeMarker,
  removeSection,
  setMarker,
  setSection,
} from './edit-markers.ts';
export {
  addShots,
  binShots,
  duplicateShots,
  moveShots,
  renumberShots,
  restoreShots,
  setShot,
} from './edit-shots.ts';
export type { AddOptions, ShotDraft } from './edit-shots.ts';
export { setTrim } from './edit-trims.ts';
export { removeSong, setGrid, setLead, setMix } from './edit-song.ts';
export { addShotsOnSong, insertShot } from './insert-shot.ts';
export {
  LAYOUT_VERSION,
  NewerLayoutError,
  boardLayoutOf,
  migrateBoard,
  seedBoard,
} from './layout.ts';
export { ASPECTS, ASPECT_NAMES, pictureOf, pictureSizeSchema } from './picture.ts';
export type { Aspect, Picture, PictureSize } from './picture.ts';
export type { Cut, PlacedSlot } from './cut.ts';
export { placeShots } from './place-shots.ts';
export { putCards } from './put-cards.ts';
export { putTakes, takesOnCanvas } from './put-takes.ts';
export type { TakeOnCanvas } from './put-takes.ts';
export type { ShotPanel } from './read-panels.ts';
export { repairCanvas } from './repair-canvas.ts';
export { previewMix, replaceMix } from './replace-mix.ts';
export type { MixReport, SlotMoved } from './replace-mix.ts';
export { DOMAINS, MAX_LABEL, MAX_TITLE } from './shot.ts';
export type { Domain, Shot } from './shot.ts';
export { MOST_TRANSITION } from './slot.ts';
export type { Slot } from './slot.ts';
export { MOST_LEAD } from './song.ts';
export type { Mix } from './mix.ts';
export type { BoardSong, Marker, Section } from './song.ts';
export { SPEED_LIMITS } from './trim.ts';
export type { Trim } from './trim.ts';
