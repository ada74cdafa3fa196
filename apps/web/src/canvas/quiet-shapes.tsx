import { BookmarkShapeUtil, EmbedShapeUtil, HTMLContainer } from 'tldraw';
import type { TLBookmarkShape, TLEmbedShape } from 'tldraw';
import classes from './quiet-shapes.module.css';

/**
 * Bookmarks and embedded pages cannot be made here, but whoever may write the document can put them
 * into it. They are shown as the address they are: loading them would tell a stranger's server who
 * looks at the board.
 */
export class QuietBookmarkUtil extends BookmarkShapeUtil {
  override component({ props }: TLBookmarkShape) {
    return <Address {...props} />;
  }
  override onBeforeUpdate() {
    // tldraw would ask the address for its title and picture.
    return undefined;
  }
}

export class QuietEmbedUtil extends EmbedShapeUtil {
  override component({ props }: TLEmbedShape) {
    return <Address {...props} />;
  }
}

function Address({ url, w, h }: { url: string; w: number; h: number }) {
  return (
    <HTMLContainer className={classes.address} style={{ width: w, height: h }}>
      {url}
    </HTMLContainer>
  );
}
