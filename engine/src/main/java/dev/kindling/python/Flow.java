package dev.kindling.python;

/** How code ends, what stays nearest first. */
enum Flow {
  NEXT,
  CONTINUE,
  BREAK,
  RETURN,
  RAISE
}
