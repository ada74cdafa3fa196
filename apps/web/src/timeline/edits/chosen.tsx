/** Marks the one of several items of a menu that holds. */
export const Chosen = ({ when }: { when: boolean }) =>
  when ? (
    <>
      <span aria-hidden="true">✓</span>
      <span className="tb-hidden">, as it is</span>
    </>
  ) : null;
