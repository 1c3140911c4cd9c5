package dev.kindling.python;

/** How a statement ends. */
enum Flow {
  NEXT,
  BREAK,
  CONTINUE,
  RETURN,
  /** Whether the loop around it goes on is not known. */
  LOST
}
