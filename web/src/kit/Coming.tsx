/** Stands where a part is still on its way: nothing to see, but readers of the screen are told to wait. */
export const Coming = () => <div aria-busy="true" />;
